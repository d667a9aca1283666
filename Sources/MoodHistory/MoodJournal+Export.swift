internal import EmotionCore
internal import Foundation
internal import GRDB

extension MoodJournal {
    /// Gives out everything that the journal holds of a listener, a line of JSON at a time.
    ///
    /// First the moods, as objects with `listener`, `time` and what a mood says; then the hours, as objects with
    /// `listener`, `times`, `count` and their means. A line has no end.
    ///
    /// - Parameter line: Is called for each line; what it throws ends the export and arrives as
    ///   ``HistoryError/storage(_:)``.
    public func export(_ listener: String, line: (String) throws -> Void) throws(HistoryError) {
        try HistoryError.check(listener: listener)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func write(_ value: some Encodable) throws {
            try line(String(decoding: encoder.encode(Owned(listener: listener, value: value)), as: UTF8.self))
        }
        try read { database in
            let rows = try MoodRows.cursor(of: listener, in: Self.always, from: database)
            while let row = try rows.next() { try write(MoodRows.mood(row)) }
        }
        for hour in try hours(of: listener) {
            try HistoryError.explaining(path: path) { try write(hour) }
        }
    }
}

/// Something of a listener's, with their name beside its own keys.
private struct Owned<Value: Encodable>: Encodable {
    let listener: String
    let value: Value

    private enum CodingKeys: String, CodingKey {
        case listener
    }

    func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(listener, forKey: .listener)
    }
}
