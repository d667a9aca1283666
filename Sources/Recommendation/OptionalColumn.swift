/// A column that takes no memory until a row has something to say in it.
struct OptionalColumn<Element: Hashable & Sendable>: Sendable {
    private let unknown: Element
    private var elements: [Element] = []

    init(unknown: Element) { self.unknown = unknown }

    subscript(_ row: Int) -> Element { elements.isEmpty ? unknown : elements[row] }

    /// Whether no row says anything.
    var isEmpty: Bool { elements.isEmpty }

    /// The bytes that it takes.
    var byteCount: Int { elements.count * MemoryLayout<Element>.stride }

    /// Puts an element at a row, which follows the last one.
    mutating func append(_ element: Element, at row: Int) {
        guard !elements.isEmpty || element != unknown else { return }
        if elements.isEmpty { elements = Array(repeating: unknown, count: row) }
        elements.append(element)
    }
}

/// A column of texts of which many are equal, without memory until there is one.
struct InternedColumn: Sendable {
    private var table = StringTable()
    /// Positions in the table plus one, 0 for no text.
    private var positions = OptionalColumn<UInt32>(unknown: 0)

    /// The text of a row; empty if there is none.
    subscript(_ row: Int) -> String { positions[row] == 0 ? "" : table[Int(positions[row]) - 1] }

    /// What `body` makes of the text of a row, worked out once a text.
    func map<Value: Sendable>(_ body: (String) -> Value) -> @Sendable (_ row: Int) -> Value {
        let values = [body("")] + (0..<table.count).map { body(table[$0]) }
        return { [positions] in values[Int(positions[$0])] }
    }

    /// The bytes that it takes beside the texts.
    var byteCount: Int { positions.byteCount + (positions.isEmpty ? 0 : table.byteCount) }

    mutating func append(_ text: ArraySlice<UInt8>, at row: Int) {
        positions.append(text.isEmpty ? 0 : UInt32(table.insert(text)) + 1, at: row)
    }
}
