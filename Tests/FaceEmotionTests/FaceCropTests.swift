import FaceEmotion
import TestSupport
import Testing

@Suite struct FaceCropTests {
    @Test func `a crop of another size is refused with its size`() throws {
        #expect(throws: FaceError.wrongCropSize(10)) { try FaceCrop(pixels: Array(repeating: 0, count: 10)) }
        #expect(try FaceCrop(pixels: Array(repeating: 7, count: 2304)).image[47, 47] == 7)
    }

    @Test func `a crop of a whole picture of its own size is that picture`() {
        var random = SeededGenerator(seed: 1)
        let pixels = (0..<2304).map { _ in UInt8.random(in: 0...255, using: &random) }
        let image = GrayImage(width: 48, height: 48, pixels: pixels)
        #expect(FaceCrop(image, box: image.bounds).pixels == pixels)
    }

    @Test func `a detector of one method cuts out its own box and needs no try`() {
        struct Center: FaceDetector {
            func detect(in image: GrayImage) -> [FaceDetection] { [FaceDetection(box: image.bounds, score: 2)] }
        }
        let image = GrayImage(width: 96, height: 96, pixels: Array(repeating: 9, count: 96 * 96))
        let faces = Center().detect(in: image)
        #expect(faces.map(\.score) == [1])
        #expect(Center().crop(faces[0], from: image).pixels == Array(repeating: 9, count: 2304))
    }
}
