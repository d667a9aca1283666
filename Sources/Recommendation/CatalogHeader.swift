/// Where the columns stand in one file.
struct CatalogHeader {
    let fieldCount: Int
    /// The field of each column, -1 where the file has none; indexed by raw value.
    private let fields: [Int]
    /// The columns whose values are percents, a bit for each raw value.
    private let percents: UInt64
    /// Whether the file says anything of the lyrics' emotions.
    let hasLyricsEmotions: Bool

    /// Finds the columns by their spellings, whatever their case; spaces and hyphens count as underscores.
    init(_ names: [String]) throws(CatalogError) {
        let keys = names.map(Self.key)
        let positions = Dictionary(zip(keys, keys.indices), uniquingKeysWith: { first, _ in first })
        fieldCount = names.count
        fields = CatalogColumn.allCases.map { column in column.spellings.lazy.compactMap { positions[$0] }.first ?? -1 }
        percents = fields.enumerated().reduce(0) { bits, column in
            let isPercent = column.element >= 0 && CatalogColumn.countsPercent(keys[column.element])
            return isPercent ? bits | 1 << UInt64(column.offset) : bits
        }
        let fields = fields
        hasLyricsEmotions = CatalogColumn.lyricsEmotions.allSatisfy { fields[$0.rawValue] >= 0 }
        for field in fields where field >= 0 && keys[(field + 1)...].contains(keys[field]) {
            throw .repeatedColumn(keys[field])
        }
        for column in [CatalogColumn.title, .artist] where self[column] == nil {
            throw .missingColumn(column.name, spellings: Array(column.spellings.dropFirst()))
        }
    }

    subscript(_ column: CatalogColumn) -> Int? {
        let field = fields[column.rawValue]
        return field < 0 ? nil : field
    }

    /// What a number of a column has to be divided by.
    func divisor(of column: CatalogColumn) -> Double { percents & 1 << UInt64(column.rawValue) == 0 ? 1 : 100 }

    private static func key(_ name: String) -> String {
        var name = Substring(name)
        while name.first?.isWhitespace == true { name.removeFirst() }
        while name.last?.isWhitespace == true { name.removeLast() }
        return String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }
}

extension TrackCatalog {
    /// Whether a table with columns of these names can be read.
    package static func holdsTracks(_ columns: [String]) -> Bool { (try? CatalogHeader(columns)) != nil }
}
