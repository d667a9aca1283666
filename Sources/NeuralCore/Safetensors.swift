/// Named tensors in one file: eight bytes of length, a JSON header, and the numbers as they lie in memory.
///
/// Nothing in such a file is executed, and nothing is believed: the header is at most 1 MiB, its keys are unique, and
/// its offsets tile the rest of the file without overlap or hole. Numbers are little-endian.
///
/// Reference: the description of the safetensors format, version 0.4, section "Format".
public struct Safetensors: Sendable {
    /// The longest header that is read, in bytes.
    public static let headerLimit = 1 << 20

    private let header: SafetensorsHeader
    private let bytes: [UInt8]

    /// Reads a file from memory.
    ///
    /// - Throws: The case of ``WeightsError`` that says what is wrong with the header.
    public init(_ bytes: [UInt8]) throws(WeightsError) {
        header = try SafetensorsHeader(bytes.span.bytes)
        self.bytes = bytes
    }

    /// Reads a file from disk; it takes as much memory as the file is long.
    ///
    /// - Throws: ``WeightsError/unreadable(path:reason:)``, or what is wrong with the header.
    public init(contentsOf path: String) throws(WeightsError) {
        try self.init(readFile(path))
    }

    /// The header's free strings.
    public var metadata: [String: String] { header.metadata }

    /// What the header says of each tensor.
    public var entries: [String: Entry] { header.entries }

    /// The numbers of a tensor in row-major order; `F16` is read as `Float`.
    ///
    /// - Throws: ``WeightsError/missingTensor(name:)``, ``WeightsError/typeMismatch(name:expected:actual:)``, or
    ///   ``WeightsError/notFinite(name:index:)``.
    public func values<Element: SafetensorsElement>(
        _ name: String, as type: Element.Type = Element.self
    ) throws(WeightsError) -> [Element] {
        try header.values(name, as: type, in: bytes.span.bytes)
    }

    /// A tensor of floats with its shape.
    ///
    /// - Throws: As ``values(_:as:)``.
    public func tensor(_ name: String) throws(WeightsError) -> Tensor {
        try header.tensor(name, in: bytes.span.bytes)
    }

    /// Checks that there is a tensor of this name and shape.
    ///
    /// - Throws: ``WeightsError/missingTensor(name:)`` or ``WeightsError/shapeMismatch(name:expected:actual:)``.
    public func check(_ name: String, shape: [Int]) throws(WeightsError) {
        guard let entry = entries[name] else { throw .missingTensor(name: name) }
        guard entry.shape == shape else { throw .shapeMismatch(name: name, expected: shape, actual: entry.shape) }
    }

    /// The little-endian bytes of a tensor, not copied.
    ///
    /// - Throws: ``WeightsError/missingTensor(name:)``.
    public func bytes(_ name: String) throws(WeightsError) -> ArraySlice<UInt8> {
        bytes[try header.range(of: name)]
    }
}
