/// One row of a table: its fields without their quotes, end to end.
package struct TableRow {
    /// The line on which the row begins, from 1; in a database the number of the row.
    package internal(set) var line = 1
    /// The bytes of all fields.
    var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Creates a row without fields.
    package init() {}

    /// How many fields it has.
    package var count: Int { ends.count }

    /// The bytes of a field.
    package subscript(_ field: Int) -> ArraySlice<UInt8> {
        bytes[(field == 0 ? 0 : ends[field - 1])..<ends[field]]
    }

    /// Whether the row is a blank line.
    var isBlank: Bool { count == 1 && bytes.isEmpty }

    /// How long the field is that has no end yet.
    var lengthOfOpenField: Int { bytes.count - (ends.last ?? 0) }

    mutating func endField() { ends.append(bytes.count) }

    /// Adds a whole field.
    package mutating func append(_ field: some Collection<UInt8>) {
        bytes.append(contentsOf: field)
        endField()
    }

    /// Makes it the row that begins on a line, without fields.
    package mutating func clear(line: Int) {
        self.line = line
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
}
