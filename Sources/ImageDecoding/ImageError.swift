/// What can be wrong with a picture that comes from outside.
@nonexhaustive
public enum ImageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// There are no bytes.
    case empty
    /// The bytes begin like neither a JPEG nor a PNG.
    case unknownFormat
    /// There are more bytes than ``DecodingLimits/bytes``.
    case tooManyBytes(Int, limit: Int)
    /// The header announces more pixels than ``DecodingLimits/pixels``.
    case tooManyPixels(width: Int, height: Int, limit: Int)
    /// A JPEG has more scans than ``DecodingLimits/scans``.
    case tooManyScans(limit: Int)
    /// The bytes end before the picture does.
    case truncated(ImageFormat)
    /// The bytes contradict their format, or use a part of it that is not supported.
    case malformed(ImageFormat, reason: String)
    /// A picture cannot be written in this format.
    case unencodable(ImageFormat, reason: String)
    /// A picture in memory does not fit its buffer.
    case malformedBuffer(reason: String)
    /// There is no file of that name.
    case missingFile(path: String)
    /// The name is that of a folder.
    case isDirectory(path: String)
    /// The file is there and cannot be read.
    case unreadableFile(path: String, reason: String)

    /// A sentence for a log.
    public var description: String {
        switch self {
        case .empty: "the picture has no bytes"
        case .unknownFormat: "the picture is neither JPEG nor PNG"
        case .tooManyBytes(let count, let limit): "the picture has \(count) bytes or more, the limit is \(limit)"
        case .tooManyPixels(let width, let height, let limit):
            "the picture has \(width) x \(height) pixels, the limit is \(limit)"
        case .tooManyScans(let limit): "the JPEG has more than \(limit) scans"
        case .truncated(let format): "the \(format) ends before its picture does"
        case .malformed(let format, let reason): "the \(format) is malformed: \(reason)"
        case .unencodable(let format, let reason): "the picture cannot be written as \(format): \(reason)"
        case .malformedBuffer(let reason): "the buffer is malformed: \(reason)"
        case .missingFile(let path): "'\(path)' does not exist"
        case .isDirectory(let path): "'\(path)' is a folder"
        case .unreadableFile(let path, let reason): "'\(path)' cannot be read: \(reason)"
        }
    }
}
