import Imaging

extension ImageOrientation {
    /// Reads the orientation tag from the first directory of a TIFF structure, as EXIF embeds it.
    ///
    /// - Returns: nil if there is none, or if anything on the way to it is out of bounds or out of range.
    ///
    /// Reference: Adobe, "TIFF Revision 6.0", section 2; tag 274 is a SHORT with one value.
    init?(tiff bytes: [UInt8]) {
        guard let fields = TIFFReader(bytes), let directory = fields.uint32(at: 4),
            let count = fields.uint16(at: directory)
        else { return nil }
        for entry in (0..<count).map({ directory + 2 + 12 * $0 }) where fields.uint16(at: entry) == 274 {
            guard fields.uint16(at: entry + 2) == 3, fields.uint32(at: entry + 4) == 1 else { return nil }
            self.init(rawValue: fields.uint16(at: entry + 8) ?? 0)
            return
        }
        return nil
    }
}

/// Numbers out of bytes, in the order that the header names; nil beyond the end.
private struct TIFFReader {
    private let bytes: [UInt8]
    private let isBigEndian: Bool

    init?(_ bytes: [UInt8]) {
        switch bytes.prefix(4) {
        case [0x49, 0x49, 42, 0]: isBigEndian = false
        case [0x4D, 0x4D, 0, 42]: isBigEndian = true
        default: return nil
        }
        self.bytes = bytes
    }

    func uint16(at index: Int) -> Int? { number(at: index, size: 2) }
    func uint32(at index: Int) -> Int? { number(at: index, size: 4) }

    private func number(at index: Int, size: Int) -> Int? {
        guard index >= 0, index <= bytes.count - size else { return nil }
        let digits = bytes[index..<index + size]
        return isBigEndian
            ? digits.reduce(0) { $0 << 8 | Int($1) } : digits.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
