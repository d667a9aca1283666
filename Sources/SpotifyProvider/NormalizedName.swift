internal import Foundation

/// A title or an artist's name without what different catalogs write differently.
///
/// Capitals, accents, punctuation and white space do not count, nor does what stands in brackets or behind a dash
/// ("- Remastered 2011", "(feat. …)"), unless it makes a recording another one: live, remix, acoustic and the like stay.
struct NormalizedName: Hashable {
    private let words: [String]

    private static let featuring: Set<String> = ["feat", "ft", "featuring", "with"]
    private static let versions: Set<String> = [
        "live", "remix", "mix", "acoustic", "instrumental", "karaoke", "demo", "cover", "slowed", "sped", "edit",
    ]

    init(_ name: String) {
        let plain = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
            .replacing("&", with: " and ").replacing("'", with: "").replacing("’", with: "")
        var pieces = plain.split { "()[]".contains($0) }.flatMap { $0.split(separator: " - ") }
            .map { $0.split { !$0.isLetter && !$0.isNumber }.map(String.init) }
        let first = pieces.isEmpty ? [] : pieces.removeFirst()
        let kept = pieces.joined().filter(Self.versions.contains)
        words = first.prefix { !Self.featuring.contains($0) || $0 == first.first } + kept
    }

    var isEmpty: Bool { words.isEmpty }

    /// The words with spaces between them, as a search takes them.
    var query: String { words.joined(separator: " ") }
}
