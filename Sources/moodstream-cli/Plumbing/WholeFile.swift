import Foundation

/// A file that is there whole or not at all: it is written beside its place and put there in the end.
struct WholeFile: ~Copyable {
    private let place: URL
    private let draft: URL
    private let handle: FileHandle

    init(path: String) throws(OutputFileError) {
        place = URL(filePath: path)
        draft = URL(filePath: "\(path).new-\(ProcessInfo.processInfo.processIdentifier)")
        do {
            try Data().write(to: draft, options: .withoutOverwriting)
            handle = try FileHandle(forWritingTo: draft)
        } catch {
            throw OutputFileError(path: path, reason: error.localizedDescription)
        }
    }

    deinit { try? FileManager.default.removeItem(at: draft) }

    borrowing func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: bytes) }

    /// Puts the file in its place, over what is there.
    borrowing func finish() throws {
        try handle.close()
        guard rename(draft.path(percentEncoded: false), place.path(percentEncoded: false)) == 0 else {
            throw OutputFileError(path: place.path(percentEncoded: false), reason: String(cString: strerror(errno)))
        }
    }
}

/// A file that could not be written.
struct OutputFileError: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "cannot write '\(path)': \(reason)" }
}
