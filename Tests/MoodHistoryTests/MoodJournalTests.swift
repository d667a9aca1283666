import Foundation
import MoodHistory
import TestSupport
import Testing

@Suite struct MoodJournalTests {
    private let midnight = 1_700_006_400.0 - 1_700_006_400.0.truncatingRemainder(dividingBy: 86_400)

    @Test func `moods come back with their bits, in order, by time and by listener`() throws {
        try Journal.with { folder in
            var random = SeededGenerator(seed: 91)
            let moods = (0..<200).map { step in
                let scores = EmotionScores { _ in .random(in: 0...1, using: &random) }
                let said = (try? EmotionProbabilities(proportionalTo: scores)) ?? .uniform
                return Mood(time: midnight + Double(step) / 3, probabilities: said, conflict: 1 / Double(step + 1))
            }
            let journal = try folder.open()
            #expect(try journal.append(moods.shuffled(using: &random), of: "ann") == 200)
            try journal.append(Journal.moods(stride(from: 0, through: 9, by: 1)), of: "bo", origin: midnight)
            let reopened = try folder.open()
            let ann = try reopened.moods(of: "ann")
            #expect(ann.map(\.time) == moods.map(\.time))
            #expect(ann.map(\.probabilities) == moods.map(\.probabilities))
            #expect(ann.map(\.conflict) == moods.map(\.conflict))
            #expect(ann.map(\.valenceArousal) == moods.map(\.valenceArousal))
            let some = try reopened.moods(of: "bo", in: midnight + 3..<midnight + 7)
            #expect(some.map(\.time) == (3..<7).map { midnight + Double($0) })
            #expect(try reopened.moods(of: "bo", limit: 2).count == 2)
            #expect(try reopened.moods(of: "nobody").isEmpty)
            #expect(try reopened.listeners() == ["ann", "bo"])
        }
    }

    @Test func `a delivery that is repeated changes nothing`() throws {
        try Journal.with { folder in
            let journal = try folder.open()
            let moods = Journal.moods(stride(from: 0, through: 7199, by: 1))
            #expect(try journal.append(moods, of: "ann") == 7200)
            let hours = try journal.hours(of: "ann")
            #expect(try journal.append(moods.suffix(100), of: "ann") == 0)
            #expect(try journal.hours(of: "ann") == hours)
            #expect(hours.map(\.count) == [3600, 3600])
        }
    }

    @Test func `hours and days are the means of their moods`() throws {
        try Journal.with { folder in
            let journal = try folder.open()
            try journal.append(
                Journal.moods(stride(from: midnight, through: midnight + 5400, by: 60)), of: "ann")
            try journal.append(
                Journal.moods(stride(from: midnight + 5460, through: midnight + 90_000, by: 60), of: .sad), of: "ann")
            let hours = try journal.hours(of: "ann", in: midnight..<midnight + 10_800)
            #expect(hours.map(\.times.lowerBound) == [midnight, midnight + 3600, midnight + 7200])
            #expect(hours.map(\.count) == [60, 60, 60])
            expectClose(hours.map { $0.probabilities[.happy] }, [1, 31.0 / 60, 0], within: Tolerance.float64)
            expectClose([hours[1].conflict], [0.25], within: Tolerance.float64)
            let valence = hours[1].probabilities.valenceArousal.valence
            expectClose([hours[1].valenceArousal.valence], [valence], within: 1e-9)
            let days = try journal.days(of: "ann")
            #expect(days.map(\.times) == [midnight..<midnight + 86_400, midnight + 86_400..<midnight + 172_800])
            #expect(days.map(\.count) == [1440, 61])
            expectClose([days[0].probabilities[.happy]], [91.0 / 1440], within: Tolerance.float64)
            let east = try journal.days(of: "ann", hoursFromUTC: 23)
            #expect(east.map(\.count) == [60, 1440, 1])
            #expect(east[0].times.upperBound == midnight + 3600)
        }
    }

    @Test func `moods that are too old go, their hours stay, and hours go when told to`() throws {
        try Journal.with { folder in
            let journal = try folder.open()
            try journal.append(Journal.moods(stride(from: 0, through: 10_799, by: 1)), of: "ann")
            try journal.append(Journal.moods(stride(from: 0, through: 9, by: 1)), of: "bo")
            #expect(try journal.trim(moodsBefore: 3600) == 3610)
            #expect(try journal.moods(of: "ann").first?.time == 3600)
            #expect(try journal.hours(of: "ann").map(\.count) == [3600, 3600, 3600])
            #expect(try journal.listeners() == ["ann", "bo"])
            try journal.trim(moodsBefore: 0, hoursBefore: 7200)
            #expect(try journal.hours(of: "ann").count == 1)
            #expect(try journal.listeners() == ["ann"], "bo has nothing left")
        }
    }

    @Test func `an export has a line for every mood and every hour, and no other listener's`() throws {
        try Journal.with { folder in
            let journal = try folder.open()
            for listener in ["ann", "bo"] {
                try journal.append(Journal.moods(stride(from: 0, through: 5399, by: 60)), of: listener)
            }
            var lines: [String] = []
            try journal.export("ann") { lines.append($0) }
            let objects = try lines.map {
                try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
            }
            #expect(objects.count == 92)
            #expect(objects.allSatisfy { $0["listener"] as? String == "ann" })
            #expect(objects[1]["time"] as? Double == 60)
            #expect(objects[1]["mood"] as? String == "happy")
            #expect(objects[91]["count"] as? Int == 30)
        }
    }

    @Test func `what no listener or no mood can be is refused, and nothing is added`() throws {
        try Journal.with { folder in
            let journal = try folder.open()
            #expect(throws: HistoryError.invalidListener("")) { try journal.append([], of: "") }
            let moods = [1, .infinity].map { Mood(time: $0, probabilities: .uniform) }
            #expect(throws: HistoryError.invalidTime(.infinity)) { try journal.append(moods, of: "ann") }
            let torn = [0, Double.nan].map { Mood(time: 5, probabilities: .uniform, conflict: $0) }
            #expect { try journal.append(torn, of: "ann") } throws: {
                guard case .invalidConflict(let conflict) = $0 as? HistoryError else { return false }
                return conflict.isNaN
            }
            #expect(try journal.listeners().isEmpty)
        }
    }

    @Test func `names are told apart by their bytes, and one with a NUL is nobody's`() throws {
        try Journal.with { folder in
            let journal = try folder.open()
            let names = ["ann", "Ann", " ann", "ann'; DROP TABLE mood; --", "%", "e\u{301}", "\u{e9}", "🙂", "\n"]
            for (time, name) in names.enumerated() {
                try journal.append([Mood(time: Double(time), probabilities: .uniform)], of: name)
            }
            for (time, name) in names.enumerated() {
                #expect(try journal.moods(of: name).map(\.time) == [Double(time)])
            }
            let other = "ann\0bo"
            #expect(throws: HistoryError.invalidListener(other)) {
                try journal.append([Mood(time: 99, probabilities: .uniform)], of: other)
            }
            #expect(throws: HistoryError.invalidListener(other)) { try journal.moods(of: other) }
            #expect(throws: HistoryError.invalidListener(other)) { try journal.hours(of: other) }
            #expect(throws: HistoryError.invalidListener(other)) { try journal.days(of: other) }
            #expect(throws: HistoryError.invalidListener(other)) { try journal.export(other) { _ in } }
            #expect(throws: HistoryError.invalidListener(other)) { try journal.erase("bo", other) }
            #expect(try journal.listeners().count == names.count)
        }
    }

    @Test func `times without an end and limits below zero are no trap`() throws {
        try Journal.with { folder in
            let journal = try folder.open()
            try journal.append(Journal.moods(stride(from: 0, through: 7199, by: 60)), of: "ann")
            for times in [0..<Double.infinity, -.infinity..<1e300, -1e308..<1e308] {
                #expect(try journal.moods(of: "ann", in: times).count == 120)
                #expect(try journal.hours(of: "ann", in: times).count == 2)
                #expect(try journal.days(of: "ann", in: times).map(\.count) == [120])
            }
            #expect(try journal.hours(of: "ann", in: 1e300..<Double.infinity).isEmpty)
            #expect(try journal.days(of: "ann", hoursFromUTC: .max).reduce(0) { $0 + $1.count } <= 120)
            #expect(try journal.moods(of: "ann", limit: -1).isEmpty)
            for (time, hour) in [(Double.nan, 0.0), (0, .nan)] {
                #expect(throws: HistoryError.self) { try journal.trim(moodsBefore: time, hoursBefore: hour) }
            }
            #expect(try journal.trim(moodsBefore: -.infinity, hoursBefore: -.infinity) == 0)
            #expect(try journal.hours(of: "ann").count == 2)
            #expect(try journal.trim(moodsBefore: .infinity, hoursBefore: .infinity) == 120)
            #expect(try journal.listeners().isEmpty)
        }
    }

    @Test func `a path that is no file's is refused, and one that cannot be written is named`() throws {
        for path in ["", ":memory:", "a\0b"] {
            #expect(throws: HistoryError.storage("'\(path)' is not the path of a file")) {
                try MoodJournal(path: path)
            }
        }
        try Journal.with { folder in
            let missing = folder.folder.appending(path: "none/moods.sqlite").path(percentEncoded: false)
            for path in [missing, folder.folder.path(percentEncoded: false)] {
                #expect {
                    try MoodJournal(path: path)
                } throws: { String(describing: $0).contains("'\(path)': unable to open") }
            }
        }
    }

    @Test func `a file that lost its end is damaged, or has what it had`() throws {
        try Journal.with { folder in
            try folder.open().append(Journal.moods(stride(from: 0, through: 7199, by: 1)), of: "ann")
            let whole = try Data(contentsOf: URL(filePath: folder.path))
            #expect(whole.count > 100_000)
            for end in [2, 99, 100, 4095, 4096, whole.count / 2, whole.count - 1] {
                try Journal.with { copy in
                    try whole.prefix(end).write(to: URL(filePath: copy.path))
                    #expect {
                        let moods = try copy.open().moods(of: "ann")
                        throw HistoryError.storage("\(moods.count) moods")
                    } throws: { error in
                        if case .notAJournal = error as? HistoryError { return true }
                        return error as? HistoryError == .storage("7200 moods")
                    }
                }
            }
        }
    }

    @Test func `another kind of file, another database and another version are told apart`() throws {
        try Journal.with { folder in
            try Data("not a database, however long one looks at it".utf8).write(to: URL(filePath: folder.path))
            #expect(throws: HistoryError.self) { try folder.open() }
        }
        for (sql, error) in [
            ("CREATE TABLE songs (id)", "is not a journal of moods: it has other tables"),
            (
                "CREATE TABLE songs (id); PRAGMA user_version = 1",
                "is not a journal of moods: it has other tables"
            ),
            ("PRAGMA user_version = 7", "version is 7, expected 1"),
        ] {
            try Journal.with { folder in
                try Database.run(sql, on: folder.path)
                #expect {
                    try folder.open()
                } throws: { String(describing: $0).hasSuffix(error) }
            }
        }
    }
}
