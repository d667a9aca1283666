extension SafetensorsHeader {
    /// Lays tensors end to end: larger element types first, so that all are aligned, and then by name.
    package init(metadata: [String: String], tensors: [(name: String, type: Safetensors.ElementType, shape: [Int])]) {
        self.metadata = metadata
        var entries: [String: Safetensors.Entry] = [:]
        var end = 0
        for (name, type, shape) in tensors.sorted(by: { ($1.type.byteCount, $0.name) < ($0.type.byteCount, $1.name) }) {
            let begin = end
            end += shape.reduce(type.byteCount, *)
            entries[name] = Safetensors.Entry(type: type, shape: shape, range: begin..<end)
        }
        self.entries = entries
        dataStart = 0
    }

    /// The names in the order in which their bytes lie.
    package var order: [String] {
        entries.sorted { ($0.value.range.lowerBound, $0.key) < ($1.value.range.lowerBound, $1.key) }.map(\.key)
    }

    /// The length and the JSON, padded with spaces so that the numbers begin at a multiple of eight bytes.
    package func encoded() -> [UInt8] {
        var fields = metadata.isEmpty ? [] : ["\"__metadata__\":\(Self.json(metadata))"]
        for name in order {
            guard let entry = entries[name] else { continue }
            fields.append("\(Self.json(name)):\(entry.json)")
        }
        var text = Array("{\(fields.joined(separator: ","))}".utf8)
        text += [UInt8](repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
        return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text
    }

    private static func json(_ strings: [String: String]) -> String {
        let fields = strings.sorted { $0.key < $1.key }.map { "\(json($0.key)):\(json($0.value))" }
        return "{\(fields.joined(separator: ","))}"
    }

    private static func json(_ string: String) -> String {
        var bytes = [UInt8(ascii: "\"")]
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Safetensors.Entry {
    fileprivate var json: String {
        "{\"dtype\":\"\(type.rawValue)\",\"shape\":\(shape),\"data_offsets\":\([range.lowerBound, range.upperBound])}"
    }
}
