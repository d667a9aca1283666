import Foundation

/// The bytes of a file or pipe, in pieces as they become available.
struct FilePieces: AsyncSequence, Sendable {
    private let file: FileHandle

    /// Opens a file; `-` is standard input.
    init(path: String) throws(InputError) {
        guard path != "-" else {
            file = .standardInput
            return
        }
        do {
            file = try FileHandle(forReadingFrom: URL(filePath: path))
        } catch {
            throw InputError(path: path, reason: error.localizedDescription)
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(file: file) }

    struct Iterator: AsyncIteratorProtocol {
        let file: FileHandle

        mutating func next() async -> Data? { await next(isolation: nil) }

        mutating func next(isolation actor: isolated (any Actor)?) async -> Data? {
            let piece = file.availableData
            return piece.isEmpty ? nil : piece
        }
    }
}
