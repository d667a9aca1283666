import FaceEmotion
import Foundation
import ImageDecoding

extension Workload {
    /// The stages between a picture's bytes and the emotion of the face in it.
    package enum PictureStage: String, CaseIterable {
        case decode, detect, crop, classify
        case all = "all four"
    }

    /// One stage of reading the demo's portrait, with what the stages before it have made.
    package static func picture(_ stage: PictureStage) throws -> Workload {
        let bytes = try [UInt8](Data(contentsOf: URL(filePath: Repository.path("Sources/CDemoPortrait/portrait.jpg"))))
        let cascade = "/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml"
        let detector = try CascadeFaceDetector(contentsOf: URL(filePath: cascade))
        let classifier = try FaceEmotionClassifier()
        let picture = try GrayImage(decoding: bytes)
        let faces = detector.detect(in: picture)
        let crops = faces.map { detector.crop($0, from: picture) }
        return Workload(units: 1) {
            switch stage {
            case .decode: blackHole(try GrayImage(decoding: bytes))
            case .detect: blackHole(detector.detect(in: picture))
            case .crop: blackHole(faces.map { detector.crop($0, from: picture) })
            case .classify: blackHole(classifier.read(crops))
            case .all:
                let picture = try GrayImage(decoding: bytes)
                blackHole(classifier.read(detector.detect(in: picture).map { detector.crop($0, from: picture) }))
            }
        }
    }
}
