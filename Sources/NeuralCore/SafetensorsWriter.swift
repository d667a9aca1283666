/// Collects named tensors and lays them out as a safetensors file.
///
/// Equal content makes equal bytes, in whatever order it was added.
public struct SafetensorsWriter: Sendable {
    private let metadata: [String: String]
    private var tensors: [String: Content] = [:]

    private struct Content {
        let type: Safetensors.ElementType
        let shape: [Int]
        let bytes: [UInt8]
    }

    /// Starts a file with free strings in its header.
    public init(metadata: [String: String] = [:]) { self.metadata = metadata }

    /// Adds a tensor, in place of any other of that name.
    ///
    /// - Precondition: `values` fill `shape`, and `name` is not `__metadata__`.
    public mutating func add<Element: SafetensorsElement>(_ name: String, shape: [Int], values: [Element]) {
        precondition(name != "__metadata__", "'__metadata__' is no name for a tensor")
        precondition(shape.reduce(1, *) == values.count, "\(values.count) values do not fill shape \(shape)")
        let bytes = values.withUnsafeBytes { Array($0) }
        tensors[name] = Content(type: Element.elementType, shape: shape, bytes: bytes)
    }

    /// Adds a tensor of floats, in place of any other of that name.
    ///
    /// - Precondition: `name` is not `__metadata__`.
    public mutating func add(_ name: String, _ tensor: Tensor) {
        add(name, shape: tensor.shape, values: tensor.values)
    }

    /// The file.
    public func encoded() -> [UInt8] {
        let header = SafetensorsHeader(
            metadata: metadata, tensors: tensors.map { ($0.key, $0.value.type, $0.value.shape) })
        var file = header.encoded()
        for name in header.order { file += tensors[name]?.bytes ?? [] }
        return file
    }
}
