/// Reads CSV row by row in memory that does not grow with the file.
///
/// Commas separate fields; a field in quotation marks may hold commas, line ends and doubled quotation marks; LF,
/// CRLF and CR end a row, also mixed; a byte order mark is skipped. A row that is wrong costs itself only: reading
/// goes on with the line after the one on which it began.
///
/// Reference: Y. Shafranovich, "Common format and MIME type for CSV files", RFC 4180, 2005.
package struct CSVReader: TableReader, ~Copyable {
    /// The row that ``next()`` read last.
    package private(set) var row = TableRow()
    /// The line on which the next row begins.
    private var line = 1
    private var source: ByteSource
    private let limits: TrackCatalog.Limits
    private var buffer: [UInt8] = []
    private var position = 0
    private var hasEnded = false

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(_ source: consuming ByteSource, limits: TrackCatalog.Limits) throws(CatalogError) {
        self.source = source
        self.limits = limits
        try fill()
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Reads the next row into ``row``: nil at the end, an error for a row that is wrong.
    ///
    /// - Throws: ``CatalogError`` if the source fails.
    package mutating func next() throws(CatalogError) -> Result<Void, RowError>? {
        try fill()
        guard position < buffer.count else { return nil }
        let start = position
        row.clear(line: line)
        do throws(RowError) {
            try readRow()
        } catch {
            position = start
            line = row.line
            try skipLine()
            return .failure(error)
        }
        return .success(())
    }

    /// Reads fields until the row ends.
    private mutating func readRow() throws(RowError) {
        let end = min(buffer.count, position + limits.rowBytes)
        while true {
            if position < end, buffer[position] == Self.quote {
                try readQuoted(until: end)
            } else {
                try readPlain(until: end)
            }
            row.endField()
            guard position < end else {
                guard position == buffer.count, hasEnded else { throw .rowTooLong(limit: limits.rowBytes) }
                return
            }
            let separator = buffer[position]
            position += 1
            guard separator != Self.comma else { continue }
            line += 1
            if separator == Self.carriageReturn, position < buffer.count, buffer[position] == Self.lineFeed {
                position += 1
            }
            return
        }
    }

    private static func endsField(_ byte: UInt8) -> Bool { byte == comma || byte == lineFeed || byte == carriageReturn }

    /// Copies a field up to its separator.
    private mutating func readPlain(until end: Int) throws(RowError) {
        let start = position
        while position < end {
            let byte = buffer[position]
            if Self.endsField(byte) { break }
            if byte == 0 { throw .nulByte }
            position += 1
        }
        guard position - start <= limits.fieldBytes else { throw .fieldTooLong(limit: limits.fieldBytes) }
        row.bytes.append(contentsOf: buffer[start..<position])
    }

    /// Copies a field in quotation marks, with the doubled ones made single.
    private mutating func readQuoted(until end: Int) throws(RowError) {
        position += 1
        while true {
            let start = position
            while position < end, buffer[position] != Self.quote {
                if buffer[position] == 0 { throw .nulByte }
                if buffer[position] == Self.lineFeed { line += 1 }
                position += 1
            }
            row.bytes.append(contentsOf: buffer[start..<position])
            guard row.lengthOfOpenField <= limits.fieldBytes else { throw .fieldTooLong(limit: limits.fieldBytes) }
            guard position < end else { throw .unbalancedQuotes }
            position += 1
            guard position < end, buffer[position] == Self.quote else { break }
            row.bytes.append(Self.quote)
            position += 1
        }
        guard position == end || Self.endsField(buffer[position]) else { throw .unbalancedQuotes }
    }

    /// Moves behind the end of the current line, however long it is.
    private mutating func skipLine() throws(CatalogError) {
        while true {
            let end = buffer[position...].firstIndex { $0 == Self.lineFeed || $0 == Self.carriageReturn }
            position = end ?? buffer.count
            if let end {
                let isPair = buffer[end] == Self.carriageReturn && buffer[(end + 1)...].first == Self.lineFeed
                position = end + (isPair ? 2 : 1)
                line += 1
                return
            }
            guard !hasEnded else { return }
            try fill()
        }
    }

    /// Sees to it that a whole row and the byte behind it are in the buffer.
    private mutating func fill() throws(CatalogError) {
        guard !hasEnded, buffer.count - position < limits.rowBytes + 2 else { return }
        buffer.removeFirst(position)
        position = 0
        while !hasEnded, buffer.count < limits.rowBytes + 2 { hasEnded = try !source.read(into: &buffer) }
    }
}
