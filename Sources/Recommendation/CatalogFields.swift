internal import EmotionCore

/// The fields of one row, read as what their columns hold.
struct CatalogFields {
    private let row: TableRow
    private let header: CatalogHeader

    init(_ row: TableRow, _ header: CatalogHeader) {
        self.row = row
        self.header = header
    }

    /// The text of a column without the white space around it; empty if there is none.
    func text(_ column: CatalogColumn) throws(RowError) -> ArraySlice<UInt8> {
        let bytes = bytes(column)
        let isASCII = bytes.allSatisfy { $0 < 0x80 }
        guard isASCII || String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8(column: column.name) }
        return CSVField.withoutGuard(bytes)
    }

    /// The twelve characters of the recording's standard code, in capitals; empty for anything else.
    func isrc() -> ArraySlice<UInt8> {
        let code = String(decoding: bytes(.isrc), as: UTF8.self).uppercased().utf8.filter { $0 != UInt8(ascii: "-") }
        let isCode = code.count == 12 && code.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
        return isCode ? code[...] : []
    }

    /// Title and artist, which every track needs that has no id.
    func names() throws(RowError) -> (title: ArraySlice<UInt8>, artist: ArraySlice<UInt8>) {
        let names = (title: try text(.title), artist: try text(.artist))
        guard bytes(.id).isEmpty else { return names }
        if names.title.isEmpty { throw .missingValue(column: "title") }
        if names.artist.isEmpty { throw .missingValue(column: "artist") }
        return names
    }

    /// The id; without one, a hash of title and artist in which capitals do not count.
    func id(title: ArraySlice<UInt8>, artist: ArraySlice<UInt8>) throws(RowError) -> ArraySlice<UInt8> {
        let given = try text(.id)
        guard given.isEmpty else {
            let prefix = "spotify:track:".utf8
            return given.starts(with: prefix) ? given.dropFirst(prefix.count) : given
        }
        let words = [title, artist].map { String(decoding: $0, as: UTF8.self).lowercased() }
        let digits = String(StableHash.hash(words.joined(separator: "\u{1F}").utf8), radix: 16)
        return Array("t-\(String(repeating: "0", count: 16 - digits.count))\(digits)".utf8)[...]
    }

    /// The year: the first four digits in a row of a date, however it is written; 0 for none.
    func year() -> Int16 {
        var digits = 0
        var year: Int16 = 0
        for byte in bytes(.year) {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else {
                (digits, year) = (0, 0)
                continue
            }
            digits += 1
            year = year * 10 + Int16(byte - UInt8(ascii: "0"))
            if digits == 4 { return year }
        }
        return 0
    }

    /// A number; nil if the field is empty.
    func number(_ column: CatalogColumn, in range: ClosedRange<Double>) throws(RowError) -> Double? {
        let text = bytes(column)
        guard !text.isEmpty else { return nil }
        guard let number = DecimalNumber.parse(text), !number.isNaN else { throw notANumber(column) }
        guard range.contains(number) else { throw .outOfRange(column: column.name, value: number, range: range) }
        return number
    }

    /// Whether a field says yes; nil if it is empty.
    func yesOrNo(_ column: CatalogColumn) throws(RowError) -> Bool? {
        let text = bytes(column)
        guard !text.isEmpty else { return nil }
        switch String(decoding: text, as: UTF8.self).lowercased() {
        case "true", "yes", "1", "1.0": return true
        case "false", "no", "0", "0.0": return false
        default: throw .notYesOrNo(column: column.name, text: Self.excerpt(text))
        }
    }

    /// The emotions of the tag, a bit for each; words that name none of the seven count for nothing.
    func emotions() -> UInt8 {
        let tag = bytes(.emotion)
        guard !tag.isEmpty else { return 0 }
        let words = String(decoding: tag, as: UTF8.self).lowercased().split { !$0.isLetter }
        return words.reduce(0) { $0 | (Emotion(tag: $1).map(TrackCatalog.bit) ?? 0) }
    }

    /// What the words of the song say; unknown unless each of the seven columns has a number.
    func lyricsEmotion() throws(RowError) -> PackedProbabilities {
        guard header.hasLyricsEmotions else { return .unknown }
        var weights = SIMD8<Double>.zero
        for (lane, column) in CatalogColumn.lyricsEmotions.enumerated() {
            guard let weight = try number(column, in: 0...1) else { return .unknown }
            weights[lane] = weight
        }
        return PackedProbabilities(proportionalTo: weights)
    }

    /// The ten audio features; those that are missing are left to be imputed.
    func features() throws(RowError) -> AudioFeatures {
        let areEstimates = try yesOrNo(.estimated) ?? false
        var features = AudioFeatures(values: .zero, imputed: 0, estimated: 0)
        for (feature, column) in CatalogColumn.features {
            guard let value = try value(of: feature, in: column) else {
                features.imputed |= feature.bit
                continue
            }
            features.values[feature.index] = Float(value)
            if areEstimates { features.estimated |= feature.bit }
        }
        return features
    }

    /// A tempo of 0 means that it is not known. A duration of 10,000 and more counts milliseconds.
    private func value(of feature: AudioFeature, in column: CatalogColumn) throws(RowError) -> Double? {
        switch feature {
        case .tempo:
            let tempo = try number(column, in: feature.range)
            return tempo == 0 ? nil : tempo
        case .loudness:
            return try number(column, in: feature.range)
        case .duration:
            let longest = feature.range.upperBound * 1000
            guard let duration = try number(column, in: feature.range.lowerBound...longest) else { return nil }
            return duration < 10_000 ? duration : duration / 1000
        default:
            let divisor = header.divisor(of: column)
            return try number(column, in: 0...divisor).map { $0 / divisor }
        }
    }

    private func bytes(_ column: CatalogColumn) -> ArraySlice<UInt8> {
        guard let field = header[column] else { return [] }
        var bytes = row[field]
        while let first = bytes.first, first == UInt8(ascii: " ") { bytes.removeFirst() }
        while let last = bytes.last, last == UInt8(ascii: " ") { bytes.removeLast() }
        return bytes
    }

    private func notANumber(_ column: CatalogColumn) -> RowError {
        .notANumber(column: column.name, text: Self.excerpt(bytes(column)))
    }

    private static func excerpt(_ text: ArraySlice<UInt8>) -> String {
        String(String(decoding: text.prefix(160), as: UTF8.self).prefix(40))
    }
}

extension Emotion {
    /// The emotion that a word in a catalog names: one of the seven, or a usual word for one of them.
    init?(tag: some StringProtocol) {
        switch tag {
        case "anger": self = .angry
        case "disgust": self = .disgusted
        case "fear": self = .fearful
        case "happiness", "joy", "joyful": self = .happy
        case "calm": self = .neutral
        case "sadness": self = .sad
        case "surprise": self = .surprised
        default: self.init(rawValue: String(tag))
        }
    }
}
