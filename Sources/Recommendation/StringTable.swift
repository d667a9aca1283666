/// Distinct strings with their positions: a column and a hash table over it.
///
/// The hash is seeded anew in each process, so no file can be made that fills one slot; nothing that is
/// visible depends on it.
struct StringTable: Sendable {
    private(set) var strings = StringColumn()
    /// A power of two slots, at most three quarters in use, each a position plus one or 0 for none.
    private var slots = [UInt32](repeating: 0, count: 16)

    var count: Int { strings.count }

    subscript(_ position: Int) -> String { strings[position] }

    /// The bytes that it takes beside the strings.
    var byteCount: Int { strings.byteCount + slots.count * MemoryLayout<UInt32>.stride }

    /// The position of a string, if it is here.
    func position(of string: ArraySlice<UInt8>) -> Int? {
        let found = slots[slot(of: string)]
        return found == 0 ? nil : Int(found) - 1
    }

    /// The position of a string, which is added if it is new.
    mutating func insert(_ string: ArraySlice<UInt8>) -> Int {
        if (count + 1) * 4 > slots.count * 3 { grow() }
        let slot = slot(of: string)
        if slots[slot] == 0 {
            strings.append(string)
            slots[slot] = UInt32(count)
        }
        return Int(slots[slot]) - 1
    }

    /// The slot that holds the string, or the free one where it would go.
    private func slot(of string: ArraySlice<UInt8>) -> Int {
        let mask = slots.count - 1
        var slot = Self.hash(string) & mask
        while slots[slot] != 0, !strings.bytes[strings.range(at: Int(slots[slot]) - 1)].elementsEqual(string) {
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for position in 0..<count {
            var slot = Self.hash(strings.bytes[strings.range(at: position)]) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(position + 1)
        }
    }

    private static func hash(_ string: ArraySlice<UInt8>) -> Int {
        var hasher = Hasher()
        // Safe: the hasher reads the bytes before the closure ends.
        unsafe string.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
