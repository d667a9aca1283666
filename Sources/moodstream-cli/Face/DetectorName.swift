import ArgumentParser
import Foundation
import Moodstream

/// How `moodstream face` finds faces.
enum DetectorName: String, CaseIterable, ExpressibleByArgument {
    case cnn, cascade, none

    /// The detector of this name.
    ///
    /// - Throws: `InputError` that names the package with the usual cascade, or `FaceError` for another file.
    func detector(cascade path: String?) throws -> any FaceDetector<Never> {
        switch self {
        case .cnn: try ConvolutionalFaceDetector()
        case .none: WholePicture()
        case .cascade: try path.map { try CascadeFaceDetector(contentsOf: URL(filePath: $0)) } ?? CascadeFile.detector()
        }
    }
}

/// Takes every picture for one face that fills it.
struct WholePicture: FaceDetector {
    func detect(in image: GrayImage) -> [FaceDetection] { [FaceDetection(box: image.bounds, score: 1)] }
}
