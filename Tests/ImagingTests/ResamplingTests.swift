import Imaging
import TestSupport
import Testing

@Suite struct ResamplingTests {
    @Test func `the same size gives the same pixels`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<100 {
            let image = GrayImage.random(using: &random)
            #expect(image.resampled(toWidth: image.width, height: image.height) == image)
        }
    }

    @Test func `shrinking by a whole number takes the mean of each block`() {
        let image = GrayImage(width: 4, height: 2, pixels: [0, 10, 20, 30, 40, 50, 60, 70])
        #expect(image.resampled(toWidth: 2, height: 1).pixels == [25, 45])
    }

    @Test func `growing interpolates between pixels`() {
        let image = GrayImage(width: 2, height: 1, pixels: [0, 100])
        #expect(image.resampled(toWidth: 4, height: 2).pixels == [0, 25, 75, 100, 0, 25, 75, 100])
    }

    @Test func `random regions agree with a sum over quarter pixels`() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<200 {
            let image = GrayImage.random(using: &random)
            let grid = QuarterGrid.random(using: &random)
            let actual = image.resampled(from: grid.region, toWidth: grid.columns, height: grid.rows)
            expectClose(actual.pixels.map(Double.init), grid.averages(of: image), within: 0.501)
        }
    }

    @Test func `a constant picture stays constant for any region`() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            let image = GrayImage(width: 7, height: 5, pixels: Array(repeating: 93, count: 35))
            let region = ImageRegion.random(around: image, using: &random)
            #expect(Set(image.resampled(from: region, toWidth: 9, height: 4).pixels) == [93])
        }
    }

    @Test func `mirroring and resampling can change places`() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<100 {
            let image = GrayImage.random(using: &random)
            let before = image.oriented(by: .mirrored).resampled(toWidth: 5, height: 3)
            let after = image.resampled(toWidth: 5, height: 3).oriented(by: .mirrored)
            expectClose(before.pixels.map(Double.init), after.pixels.map(Double.init), within: 1)
        }
    }

    @Test(arguments: [
        ImageRegion(x: -900_000_000, y: -5, width: 900_000_001, height: 10),
        ImageRegion(x: 1e9, y: 1e9, width: 1e9, height: 1e9),
        ImageRegion(x: -1e9, y: -1e9, width: 1e-9, height: 1e9),
        ImageRegion(x: 0.5, y: 0.5, width: 1e-300, height: 1e-300),
    ])
    func `a region far out, huge or tiny repeats the edge and costs no more`(_ region: ImageRegion) {
        let image = GrayImage(width: 2, height: 1, pixels: [10, 200])
        let pixels = image.resampled(from: region, toWidth: 3, height: 3).pixels
        #expect(pixels.count == 9)
        #expect(pixels.allSatisfy { (10...200).contains($0) })
    }

    @Test func `regions that make no sense stop the program`() async {
        await #expect(processExitsWith: .failure) { _ = ImageRegion(x: 0, y: 0, width: 0, height: 1) }
        await #expect(processExitsWith: .failure) { _ = ImageRegion(x: .nan, y: 0, width: 1, height: 1) }
        await #expect(processExitsWith: .failure) { _ = ImageRegion(x: 0, y: 0, width: .infinity, height: 1) }
    }
}

/// Cells whose edges lie on quarter pixels, so that a sum over quarter pixels is exact.
private struct QuarterGrid {
    let left: Int
    let top: Int
    let cell: Int
    let columns: Int
    let rows: Int

    static func random(using random: inout some RandomNumberGenerator) -> QuarterGrid {
        QuarterGrid(
            left: .random(in: -40...80, using: &random), top: .random(in: -40...80, using: &random),
            cell: .random(in: 4...40, using: &random), columns: .random(in: 1...6, using: &random),
            rows: .random(in: 1...6, using: &random))
    }

    var region: ImageRegion {
        ImageRegion(
            x: Double(left) / 4, y: Double(top) / 4,
            width: Double(cell * columns) / 4, height: Double(cell * rows) / 4)
    }

    func averages(of image: GrayImage) -> [Double] {
        (0..<columns * rows).map { index in
            var sum = 0
            for y in 0..<cell {
                for x in 0..<cell {
                    let column = (left + index % columns * cell + x) >> 2
                    let row = (top + index / columns * cell + y) >> 2
                    sum += Int(image[min(image.width - 1, max(0, column)), min(image.height - 1, max(0, row))])
                }
            }
            return Double(sum) / Double(cell * cell)
        }
    }
}
