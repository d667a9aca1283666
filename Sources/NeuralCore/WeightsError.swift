/// What can be wrong with a safetensors file, or with the weights in it.
@nonexhaustive
public enum WeightsError: Error, Hashable, Sendable {
    // The file.
    /// The file cannot be read; the reason is the system's.
    case unreadable(path: String, reason: String)
    /// The file cannot be written; the reason is the system's.
    case unwritable(path: String, reason: String)

    // The header.
    /// There are fewer than the eight bytes that hold the header's length.
    case noHeader(byteCount: Int)
    /// The header claims to be longer than any honest one.
    case headerTooLong(byteCount: UInt64, limit: Int)
    /// The file ends inside its header.
    case headerTruncated(byteCount: Int, available: Int)
    /// The header is not the JSON that the format asks for.
    case malformedHeader(offset: Int, expected: String)
    /// A key occurs twice.
    case duplicateKey(String)
    /// A tensor's numbers are of a type that is not read here.
    case unknownType(name: String, type: String)
    /// A tensor's shape describes more bytes than an `Int` can count.
    case shapeTooLarge(name: String, shape: [Int])
    /// A tensor's offsets run backwards.
    case reversedOffsets(name: String, begin: Int, end: Int)
    /// A tensor's offsets hold another number of bytes than its shape and type ask for.
    case sizeMismatch(name: String, expected: Int, actual: Int)
    /// A tensor begins inside another.
    case overlap(name: String, expected: Int, actual: Int)
    /// There are bytes between two tensors that belong to neither.
    case hole(name: String, expected: Int, actual: Int)
    /// The file is longer or shorter than its tensors.
    case dataSizeMismatch(expected: Int, actual: Int)

    // A tensor.
    /// There is no tensor of this name.
    case missingTensor(name: String)
    /// A tensor has another shape than the network.
    case shapeMismatch(name: String, expected: [Int], actual: [Int])
    /// A tensor holds numbers of another type.
    case typeMismatch(name: String, expected: Safetensors.ElementType, actual: Safetensors.ElementType)
    /// A value is infinite or NaN.
    case notFinite(name: String, index: Int)

    // What the weights are for.
    /// The metadata lack a key that every weight file has.
    case missingMetadata(key: String)
    /// The file is of another format than `moodstream`.
    case wrongFormat(String)
    /// The file is of a version that this package does not read.
    case unsupportedVersion(String, supported: Int)
    /// The weights are for another network.
    case wrongKind(expected: String, actual: String)
    /// The labels are others, or in another order.
    case labelMismatch(expected: [String], actual: [String])
    /// The content is not what was written.
    case altered(expectedHash: String, actualHash: String)
}

extension WeightsError: CustomStringConvertible {
    /// A sentence for a log.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason): "cannot read '\(path)': \(reason)"
        case .unwritable(let path, let reason): "cannot write '\(path)': \(reason)"
        case .noHeader(let count): "weights have \(count) bytes, too few for a header"
        case .headerTooLong(let count, let limit): "header claims \(count) bytes, at most \(limit) are read"
        case .headerTruncated(let count, let available): "header claims \(count) bytes, the file has \(available)"
        case .malformedHeader(let offset, let expected): "header is malformed at byte \(offset): expected \(expected)"
        case .duplicateKey(let key): "header has the key '\(key)' twice"
        case .unknownType(let name, let type): "tensor '\(name)' has the unknown type '\(type)'"
        case .shapeTooLarge(let name, let shape): "tensor '\(name)' has shape \(shape), which overflows"
        case .reversedOffsets(let name, let begin, let end): "tensor '\(name)' begins at \(begin) and ends at \(end)"
        case .sizeMismatch(let name, let expected, let actual):
            "tensor '\(name)' has \(actual) bytes, its shape and type ask for \(expected)"
        case .overlap(let name, let expected, let actual):
            "tensor '\(name)' begins at byte \(actual), inside another that ends at \(expected)"
        case .hole(let name, let expected, let actual):
            "tensor '\(name)' begins at byte \(actual), the one before it ends at \(expected)"
        case .dataSizeMismatch(let expected, let actual): "tensors take \(expected) bytes, the file has \(actual)"
        case .missingTensor(let name): "tensor '\(name)' is missing"
        case .shapeMismatch(let name, let expected, let actual):
            "tensor '\(name)' has shape \(actual), expected \(expected)"
        case .typeMismatch(let name, let expected, let actual):
            "tensor '\(name)' has type \(actual.rawValue), expected \(expected.rawValue)"
        case .notFinite(let name, let index): "tensor '\(name)' has an infinite or NaN value at index \(index)"
        case .missingMetadata(let key): "metadata lack the key '\(key)'"
        case .wrongFormat(let format): "weights are of format '\(format)', expected '\(WeightFile.format)'"
        case .unsupportedVersion(let version, let supported):
            "weights are of version \(version), this package reads version \(supported)"
        case .wrongKind(let expected, let actual): "weights are for '\(actual)', expected '\(expected)'"
        case .labelMismatch(let expected, let actual): "weights have labels \(actual), expected \(expected)"
        case .altered(let expected, let actual): "weights were altered: their hash is \(actual), expected \(expected)"
        }
    }
}
