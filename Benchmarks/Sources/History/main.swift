import Foundation
import MoodHistory

// Ten years of a listener's moods, one a minute for two hours of every day: what the file takes, and how long a query
// of an evening, a week and a year takes.
let years = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10
let path = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID()).sqlite").path()
defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }

let (day, minutes) = (86_400.0, 120)
let moods = Emotion.allCases.map { emotion in
    (try? EmotionProbabilities(EmotionScores { $0 == emotion ? 0.612_345 : 0.387_655 / 6 })) ?? .uniform
}
let clock = ContinuousClock()

func milliseconds(_ time: Duration) -> Double { (time / .milliseconds(1) * 100).rounded() / 100 }

/// Prints the median and the 99th percentile of many runs.
func report(_ name: String, runs: Int = 1000, _ body: (Int) throws -> Int) rethrows {
    var found = 0
    let times = try (0..<runs).map { run in try clock.measure { found += try body(run) } }.sorted()
    print(
        "\(name): median \(milliseconds(times[runs / 2])) ms, 99th percentile \(milliseconds(times[runs * 99 / 100])) ms,",
        "\(found / runs) rows")
}

let journal = try MoodJournal(path: path)
let days = years * 365
try report("an evening's moods appended", runs: days) { number in
    let evening = (0..<minutes).map { minute in
        Mood(
            time: Double(number) * day + 72_000 + Double(minute) * 60,
            probabilities: moods[(number + minute / 20) % moods.count])
    }
    return try journal.append(evening, of: "listener")
}
let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
print("file: \(size >> 20) MB for \(days * minutes) moods of \(years) years, \(size / (days * minutes)) bytes a mood")

try report("one mood appended") { run in
    try journal.append([Mood(time: Double(run), probabilities: .uniform)], of: "other")
}

func start(_ run: Int, length: Int) -> Double { Double(run * 7919 % max(1, days - length)) * day }

try report("an evening's moods") { run in
    let start = start(run, length: 1)
    return try journal.moods(of: "listener", in: start..<start + day).count
}
try report("a week's hours") { run in
    let start = start(run, length: 7)
    return try journal.hours(of: "listener", in: start..<start + 7 * day).count
}
try report("a year's days", runs: 200) { run in
    let start = start(run, length: 365)
    return try journal.days(of: "listener", in: start..<start + 365 * day).count
}
let erasing = try clock.measure { try journal.erase("listener") }
print("erasure: \(milliseconds(erasing)) ms")
let reopening = try clock.measure { _ = try MoodJournal(path: path) }
print("reopening: \(milliseconds(reopening)) ms")
