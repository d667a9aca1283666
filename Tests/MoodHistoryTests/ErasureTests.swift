import Foundation
import MoodHistory
import TestSupport
import Testing

@Suite struct ErasureTests {
    /// What a listener leaves in a file: their name, and the bits of a probability that nobody else has.
    private struct Marker {
        let name = "marker-\(UUID())"
        let value: Double

        func mood(at time: Double) throws -> Mood {
            let rest = (1 - value) / 6
            let said = try EmotionProbabilities([value, rest, rest, rest, rest, rest, rest])
            return Mood(time: time, probabilities: said)
        }

        /// Both as bytes; SQLite writes numbers with the highest byte first.
        func bytes() throws -> [Data] {
            let number = try mood(at: 0).probabilities[.angry].bitPattern
            return [Data(name.utf8), Data((0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })]
        }
    }

    @Test func `of a listener who was erased no byte is left, and the others stay`() throws {
        try Journal.with { folder in
            let journal = try folder.open()
            var random = SeededGenerator(seed: 95)
            let markers = (0..<8).map { Marker(value: 0.123_456_789 + Double($0) / 100) }
            // Interleaved, trimmed and grown again, so that pages are split, merged and reused.
            for round in 0..<30 {
                for marker in markers.shuffled(using: &random) {
                    let start = Double(round) * 100_000
                    try journal.append(
                        try stride(from: start, through: start + 4000, by: 50).map(marker.mood), of: marker.name)
                }
                if round.isMultiple(of: 7) { try journal.trim(moodsBefore: Double(round - 5) * 100_000) }
            }
            let before = try folder.bytes()
            for marker in markers { for trace in try marker.bytes() { #expect(before.range(of: trace) != nil) } }

            let kept = try journal.moods(of: markers[7].name)
            try journal.erase(markers[0].name)
            try journal.erase(markers[1].name, markers[2].name)
            let after = try folder.bytes()
            for (index, marker) in markers.enumerated() {
                for trace in try marker.bytes() {
                    #expect((after.range(of: trace) == nil) == (index < 3), "listener \(index)")
                }
            }
            #expect(try journal.moods(of: markers[7].name) == kept)
            #expect(try journal.listeners().count == 5)
            #expect(try Database.integrity(of: folder.path) == "ok")
        }
    }

    @Test func `an erasure while somebody reads says so, and can be repeated`() throws {
        try Journal.with { folder in
            let journal = try MoodJournal(path: folder.path, busyTimeout: .milliseconds(20))
            let marker = Marker(value: 0.77)
            try journal.append([marker.mood(at: 5), marker.mood(at: 6)], of: marker.name)
            let other = try folder.open()
            try other.export(marker.name) { _ in
                // The other connection holds what it is reading.
                #expect(throws: HistoryError.busy) { try journal.erase(marker.name) }
            }
            try journal.erase(marker.name)
            let after = try folder.bytes()
            for trace in try marker.bytes() { #expect(after.range(of: trace) == nil) }
        }
    }
}
