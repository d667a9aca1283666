import Foundation
import Moodstream

/// A file that remembers what was played.
struct SessionFile {
    private let path: String
    /// What it says; nil if it does not exist.
    let state: SessionState?

    init(path: String) throws(InputError) {
        self.path = path
        let exists = FileManager.default.fileExists(atPath: path)
        state = exists ? try readJSON(SessionState.self, path: path) : nil
    }

    /// Puts a new state in the place of the old one, whole or not at all.
    func write(_ state: SessionState) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        do {
            try encoder.encode(state).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw OutputFileError(path: path, reason: error.localizedDescription)
        }
    }
}
