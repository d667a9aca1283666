import Foundation
import Moodstream

/// Finds the faces of picture files, and decodes of large ones no more than that takes.
struct FaceFinder {
    private let detector: any FaceDetector<Never>
    private let pixels: Int

    /// Makes a detector by its name.
    ///
    /// - Throws: What ``DetectorName/detector(cascade:)`` throws.
    init(_ name: DetectorName, cascade path: String?) throws {
        detector = try name.detector(cascade: path)
        // Only the network's sizes are those of a share; a cascade is to find what OpenCV finds.
        pixels = name == .cnn ? ReducedImage.pixelsForFaces : .max
    }

    /// The faces in a JPEG or PNG, the largest first.
    func faces(inFile path: String) throws(ImageError) -> FoundFaces {
        let picture = try ReducedImage(contentsOf: URL(filePath: path), leaving: pixels)
        let detections = detector.detect(in: picture.image)
        return FoundFaces(
            width: picture.header.width, height: picture.header.height,
            detections: detections.map {
                FaceDetection(box: picture.regionInFile(of: $0.box), score: $0.score)
            },
            crops: detections.map { detector.crop($0, from: picture.image) })
    }
}

/// The faces of one picture and what was cut out for each.
struct FoundFaces {
    let width: Int
    let height: Int
    /// Boxes in pixels of the file's picture.
    let detections: [FaceDetection]
    let crops: [FaceCrop]
}
