import CDemoPortrait
import FaceEmotion
import Foundation
import ImageDecoding

/// The face that the demo looks at, and the picture that it is in.
struct DemoFace {
    let picture: GrayImage
    let crop: FaceCrop

    private init(in picture: GrayImage, named name: String) throws(InputError) {
        let detector: ConvolutionalFaceDetector
        do {
            detector = try ConvolutionalFaceDetector()
        } catch {
            throw InputError(path: "the embedded detector", reason: error.description)
        }
        guard let face = detector.detect(in: picture).first else {
            throw InputError(path: name, reason: "no face found")
        }
        self.picture = picture
        crop = detector.crop(face, from: picture)
    }

    /// The largest face in a picture of one's own, or in the embedded portrait; none for messages of one's own alone.
    ///
    /// - Throws: ``InputError`` for a picture that cannot be read or has no face in it.
    static func load(_ path: String?, isOwn: Bool) throws(InputError) -> DemoFace? {
        if let path { return try DemoFace(in: decode(path), named: path) }
        return isOwn ? nil : try DemoFace(in: portrait(), named: "the embedded portrait")
    }

    private static func decode(_ path: String) throws(InputError) -> GrayImage {
        do {
            return try GrayImage(contentsOf: URL(filePath: path))
        } catch {
            throw InputError(path: path, reason: error.description)
        }
    }

    private static func portrait() throws(InputError) -> GrayImage {
        do {
            let bytes = UnsafeBufferPointer(start: demo_portrait_bytes(), count: demo_portrait_count())
            return try GrayImage(decoding: Array(bytes))
        } catch {
            throw InputError(path: "the embedded portrait", reason: error.description)
        }
    }
}
