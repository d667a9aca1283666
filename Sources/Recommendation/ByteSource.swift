internal import Foundation

/// Bytes that come piece by piece: from memory, from a file, from a compressed file.
struct ByteSource: ~Copyable {
    /// How many bytes are read from a file at a time.
    static let pieceSize = 1 << 18

    private let next: () throws(CatalogError) -> [UInt8]?
    private var gzip: GzipDecoder?
    private var ahead: [UInt8]?
    private var total = 0
    private let limit: Int

    /// Reads bytes that are in memory.
    init(_ bytes: [UInt8], limit: Int) throws(CatalogError) {
        var rest: [UInt8]? = bytes
        try self.init(limit: limit) { () throws(CatalogError) in
            defer { rest = nil }
            return rest
        }
    }

    /// Reads a file, which may be compressed.
    init(file: URL, limit: Int) throws(CatalogError) {
        func unreadable(_ error: any Error) -> CatalogError {
            .unreadable(path: file.path(percentEncoded: false), reason: Self.reason(error))
        }
        let handle: FileHandle
        do { handle = try FileHandle(forReadingFrom: file) } catch { throw unreadable(error) }
        try self.init(limit: limit) { () throws(CatalogError) in
            do { return try handle.read(upToCount: Self.pieceSize).map([UInt8].init) } catch { throw unreadable(error) }
        }
    }

    /// Data that begins with gzip's two magic bytes is unpacked.
    private init(limit: Int, next: @escaping () throws(CatalogError) -> [UInt8]?) throws(CatalogError) {
        self.limit = limit
        self.next = next
        ahead = try next()
        gzip = ahead?.starts(with: GzipDecoder.magic) == true ? try GzipDecoder() : nil
    }

    /// Adds the next bytes to `buffer`; false at the end.
    mutating func read(into buffer: inout [UInt8]) throws(CatalogError) -> Bool {
        let before = buffer.count
        while buffer.count == before {
            guard let piece = try nextPiece(), !piece.isEmpty else {
                try gzip?.finish()
                return false
            }
            if try gzip?.decode(piece, into: &buffer, limit: limit) == nil { buffer += piece }
        }
        total += buffer.count - before
        guard total <= limit else { throw .tooLarge(limit: limit) }
        return true
    }

    private mutating func nextPiece() throws(CatalogError) -> [UInt8]? {
        guard let piece = ahead else { return try next() }
        ahead = nil
        return piece
    }

    /// What the system says of an error, in a few words.
    static func reason(_ error: any Error) -> String {
        let error = error as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        guard cause.domain == NSPOSIXErrorDomain, let text = unsafe strerror(Int32(cause.code)) else {
            return error.localizedDescription
        }
        return unsafe String(cString: text)
    }
}
