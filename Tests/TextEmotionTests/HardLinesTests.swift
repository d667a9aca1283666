import EmotionCore
import Foundation
import Testing

@testable import TextEmotion

/// Lines that plain word counting gets wrong, each with the emotions that a reader would accept.
@Suite struct HardLinesTests {
    struct Line {
        let kind: String
        let text: String
        let acceptable: [Emotion]
    }

    static let lines = Result {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "HardLines/hard-lines.tsv")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map { row in
            let columns = row.split(separator: "\t").map(String.init)
            return Line(
                kind: columns[0], text: columns[1],
                acceptable: columns[2].split(separator: "|").compactMap { Emotion(rawValue: String($0)) })
        }
    }

    @Test func `three of four hard lines are read as people would accept`() throws {
        let lines = try Self.lines.get()
        let readings = try TextEmotionClassifier().read(lines.map(\.text))
        let missed = zip(lines, readings).filter { !$0.acceptable.contains($1.probabilities.mostLikely) }
        let share = 1 - Double(missed.count) / Double(lines.count)
        let kinds = Dictionary(grouping: missed, by: \.0.kind).mapValues { missed in missed.map(\.0.text) }
        #expect(share >= 0.75, "\(share) of \(lines.count) lines; missed: \(kinds)")
    }

    @Test func `the lines are many, different and mostly tell something`() throws {
        let lines = try Self.lines.get()
        #expect(lines.count >= 200 && Set(lines.map(\.text)).count == lines.count)
        #expect(lines.allSatisfy { (1...4).contains($0.acceptable.count) })
        // What the most frequent answer would reach.
        #expect(lines.count { $0.acceptable.contains(.happy) } < lines.count * 6 / 10)
    }
}
