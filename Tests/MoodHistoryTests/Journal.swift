import Foundation
import MoodHistory
import TestSupport
import Testing

/// A journal in a folder of its own, removed with it.
struct Journal {
    let folder: URL
    var path: String { (folder.path(percentEncoded: false) as NSString).appendingPathComponent("moods.sqlite") }

    /// Gives `body` a fresh folder and removes it afterwards.
    static func with<Result>(_ body: (Journal) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(Journal(folder: folder))
    }

    /// Opens the journal.
    func open() throws -> MoodJournal { try MoodJournal(path: path) }

    /// Every byte of every file of the journal.
    func bytes() throws -> Data {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .reduce(into: Data()) { $0 += try Data(contentsOf: $1) }
    }

    /// The moods of every `step` seconds.
    static func moods(_ times: StrideThrough<Double>, of emotion: Emotion = .happy) -> [Mood] {
        times.map { Mood(time: $0, probabilities: EmotionProbabilities(certain: emotion), conflict: 0.25) }
    }
}
