#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads a whole file that is one JSON value; `-` is standard input.
func readJSON<Value: Decodable>(_ type: Value.Type, path: String) throws(InputError) -> Value {
    do {
        let file = try FileDescriptor(reading: path)
        var content = Data()
        var block = [UInt8](repeating: 0, count: 64 << 10)
        while case let count = try file.read(into: &block), count > 0 { content += block.prefix(count) }
        return try JSONDecoder().decode(type, from: content)
    } catch {
        throw InputError(path: path, reason: decodingMessage(for: error))
    }
}
