import Foundation
import Moodstream

/// Where `moodstream face --explain` puts its pictures.
struct ExplanationFolder {
    private let folder: URL
    private let classifier: FaceEmotionClassifier

    /// Makes the folder, unless it is there.
    ///
    /// - Throws: `OutputFileError` with the system's reason.
    init(path: String, classifier: FaceEmotionClassifier) throws(OutputFileError) {
        folder = URL(filePath: path, directoryHint: .isDirectory)
        self.classifier = classifier
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw OutputFileError(path: path, reason: error.localizedDescription)
        }
    }

    /// Writes a picture for each face and emotion, as in `name-1-happy.png`.
    func write(_ faces: [FaceCrop], name: String) throws {
        for (number, face) in faces.enumerated() {
            let explanation = classifier.explain(face)
            for emotion in Emotion.allCases {
                let file = folder.appending(path: "\(name)-\(number + 1)-\(emotion).png")
                try Data(explanation.overlay(for: emotion, on: face).png()).write(to: file)
            }
        }
    }
}
