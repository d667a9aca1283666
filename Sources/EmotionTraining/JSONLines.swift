#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Reads data sets of one JSON object a line.
enum JSONLines {
    /// All rows of a file.
    ///
    /// - Throws: ``TrainingDataError`` with the line's number.
    static func read<Row: Decodable>(_ path: String) throws(TrainingDataError) -> [Row] {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw .unreadable(path: path) }
        let decoder = JSONDecoder()
        var rows: [Row] = []
        for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let row = try? decoder.decode(Row.self, from: line) else {
                throw .malformedLine(path: path, line: index + 1)
            }
            rows.append(row)
        }
        return rows
    }
}
