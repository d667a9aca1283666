/// The classes that are named by the data sets themselves.
struct TextClasses: Sendable {
    /// Languages by their codes (BCP 47), in alphabetical order.
    private(set) var languages: [String] = []
    /// The only language where the data sets name none.
    private static let undetermined = "und"
    /// Emoji that writers chose, in the order of their scalars.
    private(set) var emoji: [String] = []

    /// No classes.
    init() {}

    /// Languages alone.
    init(languages: [String]) { self.languages = languages }

    /// The classes of some rows.
    init(_ sets: [(set: TextDataSet, rows: [TextRow])]) {
        let rows = sets.flatMap(\.rows)
        let codes = Set(rows.compactMap(\.lang).map(Self.code))
        languages = codes.isEmpty ? [Self.undetermined] : codes.sorted()
        emoji = Set(sets.filter(\.set.hasEmoji).flatMap(\.rows).compactMap(\.labels.first)).sorted()
    }

    /// The place of a language by the code of a data set.
    func language(_ code: String) -> Int? { languages.firstIndex(of: Self.code(code)) }

    /// The shortest code of a language; data sets have codes of their own.
    static func code(_ code: String) -> String { shortest[code] ?? code }

    private static let shortest = [
        "eng": "en", "afr": "af", "amh": "am", "arq": "ar", "ary": "ar", "chn": "zh", "deu": "de", "esp": "es",
        "hau": "ha", "hin": "hi", "ibo": "ig", "kin": "rw", "mar": "mr", "orm": "om", "ptbr": "pt", "ptmz": "pt",
        "pt-br": "pt", "ron": "ro", "rus": "ru", "som": "so", "sun": "su", "swa": "sw", "swe": "sv", "tat": "tt",
        "tir": "ti", "ukr": "uk", "yor": "yo", "ind": "id", "jav": "jv", "xho": "xh", "zul": "zu",
    ]
}
