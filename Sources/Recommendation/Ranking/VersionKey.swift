/// What the versions of one song have in common: the artist and the title without what tells versions apart.
///
/// `Song - Remastered 2011`, `Song (Live)` and `song [feat. Somebody]` have one key. Two different songs of one
/// artist with one name do too, and that is the drawback.
struct VersionKey: Hashable {
    private let title: String
    private let artist: UInt32

    init(title: String, artist: UInt32) {
        let plain = Self.plain(title)
        self.title = plain.isEmpty ? title.lowercased() : plain
        self.artist = artist
    }

    /// Letters and digits before the first bracket, spaced hyphen, `feat.` or `ft.`, in lower case.
    private static func plain(_ title: String) -> String {
        var words: [Substring] = []
        for word in title.lowercased().split(separator: " ") {
            let isMark = word == "-" || word == "–" || word == "feat." || word == "feat" || word == "ft."
            if isMark || word.hasPrefix("(") || word.hasPrefix("[") { break }
            words.append(word)
        }
        return String(
            words.joined(separator: " ").unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            })
    }
}
