import FaceEmotion
import Foundation

/// The cascade that faces are found with where no other is named.
enum CascadeFile {
    /// Where Debian's package `opencv-data` puts it.
    static let path = "/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml"

    /// A detector over it.
    static func detector() throws(InputError) -> CascadeFaceDetector {
        do {
            return try CascadeFaceDetector(contentsOf: URL(filePath: path))
        } catch {
            throw InputError(path: path, reason: "\(error); it comes with Debian's package opencv-data")
        }
    }
}
