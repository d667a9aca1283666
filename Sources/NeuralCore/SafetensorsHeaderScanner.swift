/// Reads the header's JSON, which has one shape only, byte by byte.
///
/// Stricter than JSON parsers are by habit: a key may occur once, numbers are whole and fit, nothing may nest deeper than
/// the format does, escapes must be complete and text must be UTF-8.
struct SafetensorsHeaderScanner {
    private let text: [UInt8]
    private var offset = 0

    init(_ text: [UInt8]) { self.text = text }

    /// The metadata and the entries of the whole text.
    mutating func scan() throws(WeightsError) -> (metadata: [String: String], entries: [String: Safetensors.Entry]) {
        var metadata: [String: String]?
        var entries: [String: Safetensors.Entry] = [:]
        try scanObject { (scanner, key) throws(WeightsError) in
            if key == "__metadata__" {
                guard metadata == nil else { throw .duplicateKey(key) }
                metadata = try scanner.scanMetadata()
            } else {
                guard entries[key] == nil else { throw .duplicateKey(key) }
                entries[key] = try scanner.scanEntry(named: key)
            }
        }
        skipSpace()
        guard offset == text.count else { throw malformed("the header's end") }
        return (metadata ?? [:], entries)
    }

    private mutating func scanMetadata() throws(WeightsError) -> [String: String] {
        var metadata: [String: String] = [:]
        try scanObject { (scanner, key) throws(WeightsError) in
            guard metadata[key] == nil else { throw .duplicateKey(key) }
            metadata[key] = try scanner.scanString()
        }
        return metadata
    }

    private mutating func scanEntry(named name: String) throws(WeightsError) -> Safetensors.Entry {
        var typeName: String?
        var lists: [String: [Int]] = [:]
        try scanObject { (scanner, key) throws(WeightsError) in
            switch key {
            case "dtype" where typeName == nil: typeName = try scanner.scanString()
            case "shape" where lists[key] == nil: lists[key] = try scanner.scanList()
            case "data_offsets" where lists[key] == nil: lists[key] = try scanner.scanList()
            case "dtype", "shape", "data_offsets": throw .duplicateKey("\(name).\(key)")
            default: throw scanner.malformed("dtype, shape or data_offsets")
            }
        }
        guard let typeName, let shape = lists["shape"], let offsets = lists["data_offsets"], offsets.count == 2 else {
            throw malformed("dtype, shape and two data_offsets of tensor '\(name)'")
        }
        return try Safetensors.Entry(name: name, typeName: typeName, shape: shape, begin: offsets[0], end: offsets[1])
    }

    /// Reads `{`, keys with what the body reads after each, and `}`.
    private mutating func scanObject(
        _ body: (inout Self, String) throws(WeightsError) -> Void
    ) throws(WeightsError) {
        try expect("{")
        if accept("}") { return }
        repeat {
            let key = try scanString()
            try expect(":")
            try body(&self, key)
        } while accept(",")
        try expect("}")
    }

    private mutating func scanList() throws(WeightsError) -> [Int] {
        var list: [Int] = []
        try expect("[")
        if accept("]") { return list }
        repeat { list.append(try scanNumber()) } while accept(",")
        try expect("]")
        return list
    }

    private mutating func scanNumber() throws(WeightsError) -> Int {
        skipSpace()
        let digits = text[offset...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let hasLeadingZero = digits.count > 1 && digits.first == UInt8(ascii: "0")
        guard !hasLeadingZero, let number = Int(String(decoding: digits, as: UTF8.self)) else {
            throw malformed("a whole number from 0 to \(Int.max)")
        }
        offset += digits.count
        return number
    }
}

extension SafetensorsHeaderScanner {
    private mutating func scanString() throws(WeightsError) -> String {
        try expect("\"")
        var content: [UInt8] = []
        while true {
            switch next() {
            case nil: throw malformed("the end of a string")
            case UInt8(ascii: "\""): return try decode(content)
            case UInt8(ascii: "\\"): content += Array(String(try scanEscape()).utf8)
            case .some(let byte) where byte < 0x20: throw malformed("no control character in a string")
            case .some(let byte): content.append(byte)
            }
        }
    }

    private func decode(_ content: [UInt8]) throws(WeightsError) -> String {
        guard let string = String(validating: content, as: UTF8.self) else { throw malformed("UTF-8 before it") }
        return string
    }

    /// Reads what follows a backslash.
    private mutating func scanEscape() throws(WeightsError) -> Unicode.Scalar {
        switch next() {
        case UInt8(ascii: "\""): "\""
        case UInt8(ascii: "\\"): "\\"
        case UInt8(ascii: "/"): "/"
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        case UInt8(ascii: "u"): try scanUnicodeEscape()
        default: throw malformed("an escape that JSON knows")
        }
    }

    /// Reads four hexadecimal digits, and the other half if they are half of a surrogate pair.
    private mutating func scanUnicodeEscape() throws(WeightsError) -> Unicode.Scalar {
        let first = try scanCodeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard UTF16.isLeadSurrogate(first), next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") else {
            throw malformed("a pair of surrogates")
        }
        let second = try scanCodeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw malformed("a pair of surrogates") }
        return UTF16.decode(UTF16.EncodedScalar([first, second]))
    }

    private mutating func scanCodeUnit() throws(WeightsError) -> UInt16 {
        let digits = text[offset...].prefix(4)
        guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16),
            digits.first != UInt8(ascii: "+")
        else { throw malformed("four hexadecimal digits") }
        offset += 4
        return unit
    }

    private mutating func next() -> UInt8? {
        guard offset < text.count else { return nil }
        defer { offset += 1 }
        return text[offset]
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(WeightsError) {
        guard accept(character) else { throw malformed("'\(character)'") }
    }

    private mutating func accept(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard offset < text.count, text[offset] == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while offset < text.count {
            switch text[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            default: return
            }
        }
    }

    /// The error for what stands at the current place, counted from the start of the header's text.
    private func malformed(_ expected: String) -> WeightsError {
        .malformedHeader(offset: offset, expected: expected)
    }
}

extension Safetensors.Entry {
    /// Checks type, shape and offsets of one tensor against each other.
    fileprivate init(name: String, typeName: String, shape: [Int], begin: Int, end: Int) throws(WeightsError) {
        guard let type = Safetensors.ElementType(rawValue: typeName) else {
            throw .unknownType(name: name, type: typeName)
        }
        var byteCount = type.byteCount
        for extent in shape {
            let (product, overflow) = byteCount.multipliedReportingOverflow(by: extent)
            guard !overflow else { throw .shapeTooLarge(name: name, shape: shape) }
            byteCount = product
        }
        guard begin <= end else { throw .reversedOffsets(name: name, begin: begin, end: end) }
        guard end - begin == byteCount else {
            throw .sizeMismatch(name: name, expected: byteCount, actual: end - begin)
        }
        self.init(type: type, shape: shape, range: begin..<end)
    }
}
