import Imaging
import TestSupport
import Testing

@Suite struct OrientationTests {
    /// The eight ways to store `1 2 3 / 4 5 6`, as cameras do.
    @Test(
        arguments: [
            (ImageOrientation.upright, 3, [1, 2, 3, 4, 5, 6]), (.mirrored, 3, [3, 2, 1, 6, 5, 4]),
            (.upsideDown, 3, [6, 5, 4, 3, 2, 1]), (.upsideDownMirrored, 3, [4, 5, 6, 1, 2, 3]),
            (.transposed, 2, [1, 4, 2, 5, 3, 6]), (.quarterTurnRight, 2, [4, 1, 5, 2, 6, 3]),
            (.transverse, 2, [6, 3, 5, 2, 4, 1]), (.quarterTurnLeft, 2, [3, 6, 2, 5, 1, 4]),
        ] as [(ImageOrientation, Int, [UInt8])])
    func `each orientation moves every pixel to its place`(
        _ orientation: ImageOrientation, _ width: Int, _ expected: [UInt8]
    ) {
        let result = GrayImage(width: 3, height: 2, pixels: [1, 2, 3, 4, 5, 6]).oriented(by: orientation)
        #expect(result.width == width)
        #expect(result.pixels == expected)
    }

    @Test func `six orientations undo themselves and the quarter turns undo each other`() {
        var random = SeededGenerator(seed: 5)
        let inverses: [ImageOrientation: ImageOrientation] = [
            .quarterTurnRight: .quarterTurnLeft, .quarterTurnLeft: .quarterTurnRight,
        ]
        for _ in 0..<50 {
            let image = GrayImage.random(using: &random)
            for orientation in ImageOrientation.allCases {
                let inverse = inverses[orientation] ?? orientation
                #expect(image.oriented(by: orientation).oriented(by: inverse) == image)
            }
        }
    }

    @Test func `two regions agree by what they share`() {
        let square = ImageRegion(x: 0, y: 0, width: 2, height: 2)
        #expect(square.intersectionOverUnion(square) == 1)
        #expect(square.intersectionOverUnion(ImageRegion(x: 1, y: 0, width: 2, height: 2)) == 2.0 / 6)
        #expect(square.intersection(ImageRegion(x: 2, y: 0, width: 1, height: 1)) == nil)
    }
}
