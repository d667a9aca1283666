public import Foundation
public import Imaging

extension GrayImage {
    /// Reads and decodes a JPEG or PNG file, as ``init(decoding:limits:reduction:)`` does.
    ///
    /// At most one byte more than ``DecodingLimits/bytes`` is read, whatever the file says its size is.
    ///
    /// - Throws: ``ImageError/missingFile(path:)``, ``ImageError/isDirectory(path:)``,
    ///   ``ImageError/unreadableFile(path:reason:)``, and what decoding throws.
    public init(contentsOf url: URL, limits: DecodingLimits = .init()) throws(ImageError) {
        try self.init(decoding: readFile(url, limits), limits: limits)
    }
}

/// The bytes of a file that keeps to the limits.
func readFile(_ url: URL, _ limits: DecodingLimits) throws(ImageError) -> Data {
    let path = url.path(percentEncoded: false)
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
        throw .missingFile(path: path)
    }
    guard !isDirectory.boolValue else { throw .isDirectory(path: path) }
    do {
        let file = try FileHandle(forReadingFrom: url)
        let size = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)[.size] as? Int
        if let size, size > limits.bytes { throw ImageError.tooManyBytes(size, limit: limits.bytes) }
        return try file.read(upToCount: min(limits.bytes, .max - 1) + 1) ?? Data()
    } catch let error as ImageError {
        throw error
    } catch {
        throw .unreadableFile(path: path, reason: error.localizedDescription)
    }
}
