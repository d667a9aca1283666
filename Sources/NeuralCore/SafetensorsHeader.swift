/// The checked header of a safetensors file, and how to read the numbers it describes.
///
/// Apart from the file's bytes, so that bytes which live in the binary need not be copied to be read.
package struct SafetensorsHeader: Sendable {
    package let metadata: [String: String]
    package let entries: [String: Safetensors.Entry]
    /// The offset in the file from which the entries' ranges count; 0 in a header that was not read from one.
    let dataStart: Int

    /// Reads and checks the header of a whole file.
    package init(_ file: RawSpan) throws(WeightsError) {
        let length = try Self.length(file)
        let text = file.extracting(8..<(8 + length)).withUnsafeBytes { Array($0) }
        var scanner = SafetensorsHeaderScanner(text)
        (metadata, entries) = try scanner.scan()
        dataStart = 8 + length
        try Self.check(entries, tile: file.byteCount - dataStart)
    }

    /// Where a tensor's bytes are in the file.
    package func range(of name: String) throws(WeightsError) -> Range<Int> {
        let range = try entry(name).range
        return (dataStart + range.lowerBound)..<(dataStart + range.upperBound)
    }

    package func tensor(_ name: String, in file: RawSpan) throws(WeightsError) -> Tensor {
        Tensor(shape: try entry(name).shape, values: try values(name, in: file))
    }

    package func values<Element: SafetensorsElement>(
        _ name: String, as type: Element.Type = Element.self, in file: RawSpan
    ) throws(WeightsError) -> [Element] {
        let entry = try entry(name)
        let bytes = file.extracting(try range(of: name))
        guard entry.type == Element.elementType || (entry.type == .float16 && Element.self == Float.self) else {
            throw .typeMismatch(name: name, expected: Element.elementType, actual: entry.type)
        }
        if entry.type == .float16, let widened = Self.widen(bytes) as? [Element] {
            try Self.checkFinite(widened, name: name)
            return widened
        }
        let values: [Element] = Self.copy(bytes)
        try Self.checkFinite(values, name: name)
        return values
    }

    private func entry(_ name: String) throws(WeightsError) -> Safetensors.Entry {
        guard let entry = entries[name] else { throw .missingTensor(name: name) }
        return entry
    }
}

extension SafetensorsHeader {
    private static func length(_ file: RawSpan) throws(WeightsError) -> Int {
        guard file.byteCount >= 8 else { throw .noHeader(byteCount: file.byteCount) }
        let length = UInt64(littleEndian: file.unsafeLoadUnaligned(as: UInt64.self))
        guard length <= Safetensors.headerLimit else {
            throw .headerTooLong(byteCount: length, limit: Safetensors.headerLimit)
        }
        guard length <= file.byteCount - 8 else {
            throw .headerTruncated(byteCount: Int(length), available: file.byteCount - 8)
        }
        return Int(length)
    }

    /// Checks that the tensors lie end to end, from the first byte to the last.
    private static func check(
        _ entries: [String: Safetensors.Entry], tile byteCount: Int
    ) throws(WeightsError) {
        let order = entries.sorted {
            ($0.value.range.lowerBound, $0.value.range.upperBound, $0.key)
                < ($1.value.range.lowerBound, $1.value.range.upperBound, $1.key)
        }
        var end = 0
        for (name, entry) in order {
            let begin = entry.range.lowerBound
            guard begin >= end else { throw .overlap(name: name, expected: end, actual: begin) }
            guard begin == end else { throw .hole(name: name, expected: end, actual: begin) }
            end = entry.range.upperBound
        }
        guard end == byteCount else { throw .dataSizeMismatch(expected: end, actual: byteCount) }
    }

    private static func copy<Element: SafetensorsElement>(_ bytes: RawSpan) -> [Element] {
        let count = bytes.byteCount / MemoryLayout<Element>.size
        return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
            initialized = count
        }
    }

    private static func widen(_ bytes: RawSpan) -> [Float] {
        (0..<(bytes.byteCount / 2)).map {
            Half.widened(bytes.unsafeLoadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self))
        }
    }

    private static func checkFinite<Element>(_ values: [Element], name: String) throws(WeightsError) {
        guard let floats = values as? [Float] else { return }
        let bad = floats.withUnsafeBufferPointer { buffer in buffer.firstIndex { !$0.isFinite } }
        if let bad { throw .notFinite(name: name, index: bad) }
    }
}
