/// The trained parameters of one network, with what is needed to trust them.
///
/// A safetensors file whose metadata say that it is ours (`format`, `format_version`), what network it is for (`kind`),
/// which labels its outputs stand for and in which order (`labels`), and what hash its content has (`sha256`). The hash
/// covers all of it, names, shapes, labels and numbers, so that no altered file is taken for the one that was trained.
public struct WeightFile: Hashable, Sendable {
    /// The format's name.
    public static let format = "moodstream"
    /// The version of the format that is read and written.
    public static let formatVersion = 1

    /// The network that the weights are for, such as `face-emotion`.
    public let kind: String
    /// What the network's outputs stand for, in order.
    public let labels: [String]
    /// The parameters by the names that the trainer gave them.
    public let tensors: [String: Tensor]
    /// Free strings: what the network was trained on and by which command.
    public let notes: [String: String]
    /// The names of the parameters that are written with 16 bits for each number.
    public let halves: Set<String>

    /// Creates a file's content.
    ///
    /// - Precondition: No label has a comma in it, every value is finite, `notes` has none of the format's own keys, and
    ///   what is named in `halves` has only numbers of 16 bits.
    public init(
        kind: String, labels: [String], tensors: [String: Tensor], notes: [String: String] = [:],
        halves: Set<String> = []
    ) {
        precondition(labels.allSatisfy { !$0.contains(",") }, "labels \(labels) are separated by commas")
        precondition(Key.allCases.allSatisfy { notes[$0.rawValue] == nil }, "notes \(notes) have a key of the format")
        for (name, tensor) in tensors {
            precondition(tensor.values.allSatisfy(\.isFinite), "tensor '\(name)' has an infinite or NaN value")
        }
        for name in halves {
            let isExact = tensors[name]?.values.allSatisfy { Half.nearest(to: $0) == $0 } ?? false
            precondition(isExact, "tensor '\(name)' has a value that 16 bits do not hold")
        }
        self.init(uncheckedKind: kind, labels: labels, tensors: tensors, notes: notes, halves: halves)
    }

    /// Reads weights from memory, which is not kept; so the weights of a binary are read where they lie.
    ///
    /// - Parameters:
    ///   - kind: The network that is to be filled.
    ///   - labels: What its outputs stand for, in order.
    /// - Throws: The case of ``WeightsError`` that says what is wrong with the file or with what it is for.
    public init(_ file: RawSpan, kind: String, labels: [String]) throws(WeightsError) {
        let hash: String
        (self, hash) = try Self.read(file, kind: kind, labels: labels)
        guard self.hash == hash else { throw .altered(expectedHash: hash, actualHash: self.hash) }
    }

    /// Reads weights that are part of the binary: everything is checked but the hash, which takes longest.
    ///
    /// Whoever can alter the binary's weights can alter its code; `moodstream info` and the tests do check the hash.
    ///
    /// - Throws: As ``init(_:kind:labels:)``.
    package init(embedded file: RawSpan, kind: String, labels: [String]) throws(WeightsError) {
        (self, _) = try Self.read(file, kind: kind, labels: labels)
    }

    /// Reads weights from disk.
    ///
    /// - Throws: ``WeightsError/unreadable(path:reason:)``, or as ``init(_:kind:labels:)``.
    public init(contentsOf path: String, kind: String, labels: [String]) throws(WeightsError) {
        let file = try readFile(path)
        try self.init(file.span.bytes, kind: kind, labels: labels)
    }

    private init(
        uncheckedKind kind: String, labels: [String], tensors: [String: Tensor], notes: [String: String],
        halves: Set<String>
    ) {
        self.kind = kind
        self.labels = labels
        self.tensors = tensors
        self.notes = notes
        self.halves = halves
    }

    /// The parameter of this name, which must have this shape.
    ///
    /// - Throws: ``WeightsError/missingTensor(name:)`` or ``WeightsError/shapeMismatch(name:expected:actual:)``.
    public func tensor(_ name: String, shape: [Int]) throws(WeightsError) -> Tensor {
        guard let tensor = tensors[name] else { throw .missingTensor(name: name) }
        guard tensor.shape == shape else {
            throw .shapeMismatch(name: name, expected: shape, actual: tensor.shape)
        }
        return tensor
    }

    /// The SHA-256 of the content as it is encoded without its own hash, as 64 hexadecimal digits.
    public var hash: String {
        let header = header(hash: nil)
        var sha = SHA256()
        sha.update(header.encoded().span.bytes)
        for name in header.order {
            withBytes(of: name) { sha.update($0) }
        }
        return sha.hexDigest()
    }

    /// The file; equal content makes equal bytes.
    public func encoded() -> [UInt8] {
        let header = header(hash: hash)
        var file = header.encoded()
        for name in header.order { withBytes(of: name) { bytes in bytes.withUnsafeBytes { file += $0 } } }
        return file
    }

    /// Writes the file in one step: readers see the old one or the new one, never a part.
    ///
    /// - Throws: ``WeightsError/unwritable(path:reason:)``.
    public func write(to path: String) throws(WeightsError) {
        try writeFile(encoded(), to: path)
    }
}

extension WeightFile {
    private enum Key: String, CaseIterable {
        case format
        case version = "format_version"
        case kind, labels
        case hash = "sha256"
    }

    private func header(hash: String?) -> SafetensorsHeader {
        var metadata = notes
        metadata[Key.format.rawValue] = Self.format
        metadata[Key.version.rawValue] = String(Self.formatVersion)
        metadata[Key.kind.rawValue] = kind
        metadata[Key.labels.rawValue] = labels.joined(separator: ",")
        metadata[Key.hash.rawValue] = hash
        return SafetensorsHeader(
            metadata: metadata,
            tensors: tensors.map { ($0.key, halves.contains($0.key) ? .float16 : .float32, $0.value.shape) })
    }

    /// The numbers of a parameter as they are written.
    private func withBytes(of name: String, _ body: (RawSpan) -> Void) {
        guard let values = tensors[name]?.values else { return }
        if halves.contains(name) {
            let bits = values.map(Half.bits)
            body(bits.span.bytes)
        } else {
            body(values.span.bytes)
        }
    }

    /// Reads a file and the hash that it promises.
    private static func read(
        _ file: RawSpan, kind: String, labels: [String]
    ) throws(WeightsError) -> (WeightFile, hash: String) {
        let header = try SafetensorsHeader(file)
        let hash = try check(header.metadata, kind: kind, labels: labels)
        var tensors: [String: Tensor] = [:]
        for name in header.entries.keys.sorted() { tensors[name] = try header.tensor(name, in: file) }
        let notes = header.metadata.filter { Key(rawValue: $0.key) == nil }
        let halves = Set(header.entries.filter { $0.value.type == .float16 }.keys)
        return (WeightFile(uncheckedKind: kind, labels: labels, tensors: tensors, notes: notes, halves: halves), hash)
    }

    /// Checks what the metadata say the weights are for; returns the hash that they promise.
    private static func check(
        _ metadata: [String: String], kind: String, labels: [String]
    ) throws(WeightsError) -> String {
        func value(_ key: Key) throws(WeightsError) -> String {
            guard let value = metadata[key.rawValue] else { throw .missingMetadata(key: key.rawValue) }
            return value
        }
        let format = try value(.format)
        guard format == Self.format else { throw .wrongFormat(format) }
        let version = try value(.version)
        guard version == String(formatVersion) else {
            throw .unsupportedVersion(version, supported: formatVersion)
        }
        let actualKind = try value(.kind)
        guard actualKind == kind else { throw .wrongKind(expected: kind, actual: actualKind) }
        let actual = try value(.labels).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard actual == labels else { throw .labelMismatch(expected: labels, actual: actual) }
        return try value(.hash)
    }
}
