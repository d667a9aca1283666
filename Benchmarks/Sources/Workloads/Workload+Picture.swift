import FaceEmotion
import Foundation
import ImageDecoding

extension Workload {
    /// The stages between a picture's bytes and the emotion of the face in it.
    package enum PictureStage: String, CaseIterable {
        case decode, detect, crop, classify
        case all = "all four"
        /// The search for a face that was found in the frame before.
        case follow = "detect near the last place"
    }

    /// The JPEGs that are read.
    package enum PictureFile: String {
        /// The demo's portrait, 512 x 512 pixels.
        case portrait = "Sources/CDemoPortrait/portrait.jpg"
        /// The portrait in a colored picture of 1920 x 1080 pixels, with noise.
        case photograph = "Benchmarks/Data/photograph.jpg"

        fileprivate func bytes() throws -> [UInt8] {
            try [UInt8](Data(contentsOf: URL(filePath: Repository.path(rawValue))))
        }
    }

    /// How faces are found.
    package enum Finder: String, CaseIterable {
        case network, cascade

        /// A detector that looks for faces of so many pixels and more; without a number, of those it looks for by itself.
        fileprivate func detector(smallest: Int?) throws -> any FaceDetector<Never> {
            switch self {
            case .network: try ConvolutionalFaceDetector(configuration: .init(minimumFaceSize: smallest))
            case .cascade:
                try CascadeFaceDetector(contentsOf: Self.file, configuration: .init(minimumFaceSize: smallest))
            }
        }

        /// Where Debian's package `opencv-data` puts it.
        private static let file = URL(
            filePath: "/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml")
    }

    /// One stage of reading a picture with the default detector, with what the stages before it have made.
    package static func picture(_ stage: PictureStage, of file: PictureFile) throws -> Workload {
        let bytes = try file.bytes()
        let detector = try ConvolutionalFaceDetector()
        let classifier = try FaceEmotionClassifier()
        let picture = try GrayImage(decoding: bytes)
        let faces = detector.detect(in: picture)
        let crops = faces.map { detector.crop($0, from: picture) }
        return Workload(units: 1) {
            switch stage {
            case .decode: blackHole(try GrayImage(decoding: bytes))
            case .detect: blackHole(detector.detect(in: picture))
            case .follow: blackHole(faces.map { detector.detect(in: picture, near: $0.box) })
            case .crop: blackHole(faces.map { detector.crop($0, from: picture) })
            case .classify: blackHole(classifier.read(crops))
            case .all:
                let picture = try GrayImage(decoding: bytes)
                blackHole(classifier.read(detector.detect(in: picture).map { detector.crop($0, from: picture) }))
            }
        }
    }

    /// A search in 640 x 480 pixels, cut out of the photograph around its face.
    package static func search(_ finder: Finder, smallestFace: Int) throws -> Workload {
        let photograph = try GrayImage(decoding: PictureFile.photograph.bytes())
        let picture = photograph.resampled(
            from: ImageRegion(x: 200, y: 0, width: 960, height: 720), toWidth: 640, height: 480)
        let detector = try finder.detector(smallest: smallestFace)
        return Workload(units: 1) { blackHole(detector.detect(in: picture)) }
    }
}
