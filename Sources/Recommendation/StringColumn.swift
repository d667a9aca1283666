/// Many strings in one piece of memory: their UTF-8 bytes and four bytes of offset each.
struct StringColumn: Sendable {
    private(set) var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    var count: Int { ends.count }

    /// The string at a position; bytes that are not UTF-8 become U+FFFD.
    subscript(_ position: Int) -> String { String(decoding: bytes[range(at: position)], as: UTF8.self) }

    /// The bytes that it takes beside the strings.
    var byteCount: Int { ends.count * MemoryLayout<UInt32>.stride }

    /// Where the bytes of a string lie in ``bytes``.
    func range(at position: Int) -> Range<Int> {
        (position == 0 ? 0 : Int(ends[position - 1]))..<Int(ends[position])
    }

    /// Adds a string; the column holds at most 4 GiB in all, which the limits of a catalog see to.
    mutating func append(_ string: ArraySlice<UInt8>) {
        bytes.append(contentsOf: string)
        ends.append(UInt32(bytes.count))
    }

    /// Whether the string at `left` comes before the one at `right` in the order of their bytes.
    func precedes(_ left: Int, _ right: Int) -> Bool {
        bytes[range(at: left)].lexicographicallyPrecedes(bytes[range(at: right)])
    }
}
