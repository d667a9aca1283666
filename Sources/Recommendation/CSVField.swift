/// How one field stands in a CSV file.
///
/// Spreadsheets take a field that begins with `=`, `+`, `-` or `@` for a formula, whoever wrote it. An apostrophe before
/// it makes it text; it is put there when a table is written and taken away when it is read, so that names and the ids
/// that follow from them stay what they are.
///
/// Reference: OWASP, "CSV Injection".
package enum CSVField {
    private static let apostrophe = UInt8(ascii: "'")
    static let formulaStarts: Set<UInt8> = Set("=+-@\t\r".utf8)

    /// The text of a field without the apostrophe that keeps it from being a formula.
    static func withoutGuard(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.first == apostrophe, let next = text.dropFirst().first, formulaStarts.contains(next) else {
            return text
        }
        return text.dropFirst()
    }

    /// The bytes that stand in the file for a text: guarded if it could be a formula, in quotation marks if need be.
    ///
    /// Numbers are left alone, also negative ones.
    package static func written(_ text: [UInt8]) -> [UInt8] {
        let isFormula = text.first.map(formulaStarts.contains) == true && DecimalNumber.parse(text[...]) == nil
        let guarded = (isFormula ? [apostrophe] : []) + text
        let quote = UInt8(ascii: "\"")
        guard guarded.contains(where: { [quote, UInt8(ascii: ","), 0x0A, 0x0D].contains($0) }) else { return guarded }
        return [quote] + guarded.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
    }

    /// A line of a file: fields with commas between them and a line end behind.
    package static func line(_ fields: [[UInt8]]) -> [UInt8] {
        Array(fields.map(written).joined(separator: [UInt8(ascii: ",")])) + [0x0A]
    }
}
