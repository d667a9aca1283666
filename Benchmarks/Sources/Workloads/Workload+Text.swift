import Foundation
import TextEmotion

extension Workload {
    /// Reads some messages of a given length, from the typed characters to all that the model says.
    ///
    /// - Parameter threads: How many calls share the messages; each runs on a thread of its own.
    package static func text(tokens: Int, batch: Int, threads: Int = 1) throws -> Workload {
        let classifier = try TextEmotionClassifier()
        let messages = Array(repeating: message(tokens: tokens), count: batch)
        return shared(messages, threads: threads) { blackHole(classifier.read($0)) }
    }

    /// Reads typical messages, all in one call or one in each call.
    package static func typicalText(count: Int = .max, atOnce: Bool) throws -> Workload {
        let classifier = try TextEmotionClassifier()
        let messages = try Array(typicalMessages().prefix(count))
        return Workload(units: messages.count) {
            guard !atOnce else { return blackHole(classifier.read(messages)) }
            for message in messages { blackHole(classifier.read(message)) }
        }
    }

    /// Normalizes typical messages and splits them into tokens, and no more.
    package static func tokens(count: Int = .max) throws -> Workload {
        let read = TextReader()
        let messages = try typicalMessages().prefix(count)
        return Workload(units: messages.count) {
            for message in messages { blackHole(read(message)) }
        }
    }

    private static func typicalMessages() throws -> [String] {
        try String(contentsOfFile: Repository.path("Benchmarks/Data/typical-messages.txt"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    private static func message(tokens: Int) -> String {
        let words = ["the", "long", "day", "is", "over", "and", "we", "laughed", "so", "much", "again", "tonight"]
        return (0..<tokens).map { words[$0 % words.count] }.joined(separator: " ")
    }
}
