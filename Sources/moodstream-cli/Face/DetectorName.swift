import ArgumentParser
import Foundation
import Moodstream

/// How `moodstream face` finds faces.
enum DetectorName: String, CaseIterable, ExpressibleByArgument {
    case cascade, none

    /// Where Debian's package `opencv-data` puts the frontal cascade that finds most.
    static let debianCascade = "/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml"

    /// The detector of this name.
    ///
    /// - Throws: `ValidationError` that names the package to install, or `FaceError` for a file that is no cascade.
    func detector(cascade path: String) throws -> any FaceDetector<Never> {
        switch self {
        case .none: return WholePicture()
        case .cascade:
            guard path != Self.debianCascade || FileManager.default.fileExists(atPath: path) else {
                throw ToolError("no cascade at \(path): install the package opencv-data, or name one with --cascade")
            }
            return try CascadeFaceDetector(contentsOf: URL(filePath: path))
        }
    }
}

/// Takes every picture for one face that fills it.
struct WholePicture: FaceDetector {
    func detect(in image: GrayImage) -> [FaceDetection] { [FaceDetection(box: image.bounds, score: 1)] }
}

/// A failure in one sentence, for standard error.
struct ToolError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
