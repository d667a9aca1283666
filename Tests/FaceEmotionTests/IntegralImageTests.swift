import Imaging
import TestSupport
import Testing

@testable import FaceEmotion

@Suite struct IntegralImageTests {
    @Test func `four corners give the sum over any rectangle`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<100 {
            let image = GrayImage.noise(using: &random)
            let sums = IntegralImage(image, squared: true, tilted: false)
            let x = Int.random(in: 0..<image.width, using: &random)
            let y = Int.random(in: 0..<image.height, using: &random)
            let width = Int.random(in: 1...image.width - x, using: &random)
            let height = Int.random(in: 1...image.height - y, using: &random)
            let corners = sums.corners(x: x, y: y, width: width, height: height)
            let inside = image.values { (x..<x + width).contains($0) && (y..<y + height).contains($1) }
            #expect(corners.sum(sums.sums.span, at: 0) == Int32(inside.reduce(0, +)))
            #expect(corners.sum(sums.squares.span, at: 0) == UInt32(inside.reduce(0) { $0 + $1 * $1 }))
        }
    }

    @Test func `four corners give the sum over any rectangle that is turned by 45 degrees`() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<100 {
            let image = GrayImage.noise(using: &random)
            let sums = IntegralImage(image, squared: false, tilted: true)
            let width = Int.random(in: 1...3, using: &random)
            let height = Int.random(in: 1...3, using: &random)
            let x = Int.random(in: height...image.width - width, using: &random)
            let y = Int.random(in: 0...image.height - width - height, using: &random)
            let corners = sums.tiltedCorners(x: x, y: y, width: width, height: height)
            // Twice `width` diagonals to the lower right of the upper corner, twice `height` to its lower left.
            let right = x + y - 1..<x + y - 1 + 2 * width
            let left = y - x + 1..<y - x + 1 + 2 * height
            let inside = image.values { right.contains($0 + $1) && left.contains($1 - $0) }
            #expect(corners.sum(sums.sums.span, at: 0) == Int32(inside.reduce(0, +)))
        }
    }

    @Test func `the order of windows does not change what they are joined to`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<100 {
            let windows = (0..<40).map { _ in
                let side = Int.random(in: 20...60, using: &random)
                let x = Int.random(in: 0...80, using: &random)
                return DetectionWindow(x: x, y: x / 2, width: side, height: side)
            }
            let groups = WindowGroup.groups(of: windows, moreThan: 2)
            let shuffled = WindowGroup.groups(of: windows.shuffled(using: &random), moreThan: 2)
            #expect(Set(groups.map(\.window)) == Set(shuffled.map(\.window)))
            #expect(groups.allSatisfy { $0.count > 2 })
        }
    }
}

extension GrayImage {
    /// Noise of a random small size.
    fileprivate static func noise(using random: inout some RandomNumberGenerator) -> GrayImage {
        let width = Int.random(in: 8...20, using: &random)
        let height = Int.random(in: 8...20, using: &random)
        let pixels = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
        return GrayImage(width: width, height: height, pixels: pixels)
    }

    /// The pixels whose column and row pass a test.
    fileprivate func values(_ isWanted: (Int, Int) -> Bool) -> [Int] {
        pixels.indices.filter { isWanted($0 % width, $0 / width) }.map { Int(pixels[$0]) }
    }
}
