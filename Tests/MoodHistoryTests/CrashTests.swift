import Foundation
import MoodHistory
import TestSupport
import Testing

/// Processes that are killed while they write, and logs that end in the middle.
@Suite struct CrashTests {
    /// How often a writer is killed; the environment asks for more: `KILLS=1000 swift test --filter CrashTests`.
    private static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 12

    @Test func `an acknowledged mood survives kill -9, and the file is always readable`() throws {
        var random = SeededGenerator(seed: 96)
        var openings: [Duration] = []
        var acknowledged = 0
        try Journal.with { folder in
            for _ in 0..<Self.kills {
                let last = try Writer(folder.path, of: "ann").kill(after: .random(in: 1...40, using: &random))
                let start = ContinuousClock.now
                let journal = try folder.open()
                openings.append(start.duration(to: .now))
                let times = try journal.moods(of: "ann").map(\.time)
                acknowledged = last + 1
                #expect(times.count >= acknowledged, "mood \(last) was acknowledged")
                #expect(times == times.indices.map(Double.init))
                #expect(try journal.hours(of: "ann").reduce(0) { $0 + $1.count } == times.count)
                #expect(try Database.integrity(of: folder.path) == "ok")
            }
        }
        openings.sort()
        #expect(openings.allSatisfy { $0 < .seconds(2) }, "the goal is 100 ms on a quiet machine")
        print(
            "\(openings.count) kills, \(acknowledged) moods acknowledged, reopened in \(openings[openings.count / 2]),",
            "99th percentile \(openings[openings.count * 99 / 100]), at most \(openings.last ?? .zero)")
    }

    @Test func `a log that ends anywhere gives a readable file with a beginning of what was written`() throws {
        try Journal.with { folder in
            let journal = try folder.open()
            for time in 0..<24 {
                try journal.append([Mood(time: Double(time), probabilities: .uniform)], of: "ann")
            }
            let files = try [folder.path, folder.path + "-wal"].map { try Data(contentsOf: URL(filePath: $0)) }
            var counts: [Int] = []
            // After 32 bytes a page and its header take 4120 each; cuts fall on the boundaries and between them.
            for end in [0, 16] + stride(from: 32, through: files[1].count, by: 4120 / 2) {
                try Journal.with { copy in
                    try files[0].write(to: URL(filePath: copy.path))
                    try files[1].prefix(end).write(to: URL(filePath: copy.path + "-wal"))
                    let reopened = try copy.open()
                    let times = try reopened.moods(of: "ann").map(\.time)
                    #expect(times == times.indices.map(Double.init))
                    counts.append(times.count)
                    #expect(try Database.integrity(of: copy.path) == "ok")
                }
            }
            #expect(counts == counts.sorted() && counts.last == 24)
        }
    }

    @Test func `two processes write into one journal`() throws {
        try Journal.with { folder in
            _ = try folder.open()
            let writers = try ["ann", "bo"].map { try Writer(folder.path, of: $0) }
            let last = try writers.map { try $0.kill(after: 30) }
            let journal = try folder.open()
            for (listener, last) in zip(["ann", "bo"], last) {
                let times = try journal.moods(of: listener).map(\.time)
                #expect(times.count >= last + 1 && times == times.indices.map(Double.init))
            }
        }
    }

    @Test func `when no file can grow the append fails, and what was acknowledged stays`() throws {
        try Journal.with { folder in
            let (last, exitCode) = try Writer(folder.path, of: "ann", fileLimit: 200_000).end()
            #expect(exitCode == 3 && last > 5)
            let journal = try folder.open()
            let times = try journal.moods(of: "ann").map(\.time)
            #expect(times.count >= last + 1 && times == times.indices.map(Double.init))
            #expect(try Database.integrity(of: folder.path) == "ok")
            #expect(try journal.append([Mood(time: 1e6, probabilities: .uniform)], of: "ann") == 1)
        }
    }
}
