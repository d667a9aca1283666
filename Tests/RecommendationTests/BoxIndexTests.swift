import TestSupport
import Testing

@testable import Recommendation

@Suite struct BoxIndexTests {
    private func points(_ count: Int, seed: UInt64, steps: Int) -> [SIMD4<Float>] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            var point = SIMD4<Float>.zero
            for index in 0..<4 { point[index] = Float(Int.random(in: 0...steps, using: &random)) / Float(steps) }
            return point
        }
    }

    @Test(arguments: [(0, 5), (1, 5), (100, 3), (5000, 4), (5000, 1000)])
    func `the best are those of a full scan, ties in order`(_ count: Int, _ steps: Int) {
        let points = points(count, seed: UInt64(count + steps), steps: steps)
        let index = BoxIndex(points)
        for weights in [SIMD4<Float>(0.7, 0.1, 0.2, 0), SIMD4<Float>(0, 0, 0, 1), SIMD4<Float>(repeating: 0.25)] {
            for wanted in [0, 1, 7, count] {
                let found = index.best(
                    wanted, bound: { ($0.high * weights).sum() + 1e-5 }, score: { ($0 * weights).sum() },
                    admits: { $0 % 3 != 0 }, precedes: <)
                let scan = points.indices.filter { $0 % 3 != 0 }.sorted {
                    let (left, right) = ((points[$0] * weights).sum(), (points[$1] * weights).sum())
                    return left == right ? $0 < $1 : left > right
                }
                #expect(found.map(\.row) == Array(scan.prefix(wanted)))
            }
        }
    }

    @Test func `a search looks at a small part of the points`() {
        let index = BoxIndex(points(50_000, seed: 3, steps: 100_000))
        var looked = 0
        let weights = SIMD4<Float>(0.6, 0.2, 0.1, 0.1)
        let found = index.best(
            10, bound: { ($0.high * weights).sum() + 1e-5 },
            score: {
                looked += 1
                return ($0 * weights).sum()
            }, admits: { _ in true }, precedes: <)
        #expect(found.count == 10)
        #expect(looked < 5000, "\(looked) of 50,000")
    }
}
