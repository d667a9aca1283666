/// What is wrong with one line of an input; the lines after it are read all the same.
struct LineError: Error, Hashable, CustomStringConvertible {
    /// The line's number, from 1.
    let line: Int
    /// The reason, in one line.
    let message: String

    init(line: Int, message: String) {
        self.line = line
        self.message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    var description: String { "line \(line): \(message)" }
}

extension LineError: Encodable {
    private enum CodingKeys: String, CodingKey {
        case line
        case message = "error"
    }
}
