internal import EmotionCore

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What a lexicon is learned from: a line of a text data set.
struct LexiconRow: Decodable, Sendable {
    let text: String
    let lang: String
    let emotions: [Emotion]

    /// The rows of a data set that show exactly one emotion.
    static func single(in path: String) throws(TrainingDataError) -> [(row: LexiconRow, emotion: Emotion)] {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw .unreadable(path: path) }
        let decoder = JSONDecoder()
        var rows: [(row: LexiconRow, emotion: Emotion)] = []
        for (index, line) in data.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let row = try? decoder.decode(LexiconRow.self, from: line) else {
                throw .malformedLine(path: path, line: index + 1)
            }
            if row.emotions.count == 1 { rows.append((row, row.emotions[0])) }
        }
        return rows
    }
}
