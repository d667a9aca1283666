public import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Keeps a refresh token in a file that only its owner can read.
public struct FileTokenStore: SpotifyTokenStore {
    private let file: URL

    /// Names the file; its folder must exist.
    public init(_ file: URL) { self.file = file }

    /// The token in the file; nil if there is no file.
    ///
    /// - Throws: ``SpotifyError/storeFailed(_:)`` if it is there and cannot be read, or if others can read it too.
    public func load() throws -> Secret? {
        let path = file.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let permissions = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
            guard permissions & 0o077 == 0 else { throw SpotifyError.storeFailed("'\(path)' can be read by others") }
            let text = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty ? nil : Secret(text)
        } catch let error as SpotifyError {
            throw error
        } catch {
            throw SpotifyError.storeFailed("cannot read '\(path)'")
        }
    }

    /// Writes the token beside the file and puts it in its place, whole or not at all.
    ///
    /// - Throws: ``SpotifyError/storeFailed(_:)``.
    public func save(_ refreshToken: Secret) throws {
        let path = file.path(percentEncoded: false)
        let draft = path + ".new-\(UUID())"
        // The permissions have to hold from the first byte on, which no call of Foundation promises.
        let number = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard number >= 0 else { throw SpotifyError.storeFailed("cannot write '\(path)'") }
        let handle = FileHandle(fileDescriptor: number, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(refreshToken.reveal().utf8))
            try handle.synchronize()
            try handle.close()
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw SpotifyError.storeFailed("cannot write '\(path)'")
        }
        guard unsafe rename(draft, path) == 0 else {
            try? FileManager.default.removeItem(atPath: draft)
            throw SpotifyError.storeFailed("cannot replace '\(path)'")
        }
    }
}
