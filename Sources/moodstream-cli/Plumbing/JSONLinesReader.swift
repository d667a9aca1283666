#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads one JSON value a line; blank lines are skipped, bad ones are reported and the rest goes on.
struct JSONLinesReader: ~Copyable {
    let path: String
    private var lines: LineReader
    private let decoder = JSONDecoder()

    /// Opens a file; `-` is standard input.
    ///
    /// - Parameter userInfo: What the values' decoding is told.
    init(path: String, userInfo: [CodingUserInfoKey: any Sendable] = [:]) throws(InputError) {
        self.path = path
        decoder.userInfo = userInfo
        lines = try LineReader(path: path)
    }

    /// The next good value and its line number, nothing at the end; bad lines before it go to `output`.
    mutating func next<Value: Decodable>(
        _ type: Value.Type, reportingTo output: inout Output
    ) throws -> (value: Value, line: Int)? {
        while let (line, value) = try next(type) {
            switch value {
            case .success(let value): return (value, line)
            case .failure(let error): try output.report(error, in: path)
            }
        }
        return nil
    }

    /// The next value or what is wrong with it, nothing at the end.
    mutating func next<Value: Decodable>(
        _ type: Value.Type
    ) throws(InputError) -> (line: Int, value: Result<Value, LineError>)? {
        while let line = try lines.next() {
            if case .success(let bytes) = line.content, bytes.allSatisfy(\.isJSONWhitespace) { continue }
            return (line.number, line.content.flatMap { decode(type, from: $0, line: line.number) })
        }
        return nil
    }

    private func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: ArraySlice<UInt8>, line: Int
    ) -> Result<Value, LineError> {
        if String(validating: bytes, as: UTF8.self) == nil {
            return .failure(LineError(line: line, message: "not UTF-8"))
        }
        do {
            return .success(try decoder.decode(type, from: Data(bytes)))
        } catch {
            return .failure(LineError(line: line, message: decodingMessage(for: error)))
        }
    }
}

extension UInt8 {
    fileprivate var isJSONWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
