/// What can be wrong with faces, and with the files that find and read them.
@nonexhaustive
public enum FaceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A crop does not have 48 x 48 bytes.
    case wrongCropSize(Int)
    /// A cascade file cannot be read.
    case unreadableCascade(path: String, reason: String)
    /// A cascade is not the XML that OpenCV writes, or its numbers contradict each other.
    case malformedCascade(line: Int, reason: String)

    /// A sentence for a log.
    public var description: String {
        switch self {
        case .wrongCropSize(let count):
            "a face crop has \(count) bytes, expected \(FaceCrop.side) x \(FaceCrop.side)"
        case .unreadableCascade(let path, let reason): "cascade '\(path)' cannot be read: \(reason)"
        case .malformedCascade(let line, let reason): "cascade is malformed at line \(line): \(reason)"
        }
    }
}
