import Foundation
import Workloads

extension Section {
    /// Everything that is timed, in the order in which it is printed.
    static func all() throws -> [Section] {
        [try faces(), portrait, photograph, searches, messages, lengths, try lstm(), moods, start]
    }

    /// Batches on one thread, then one batch on more threads.
    private static func faces() throws -> Section {
        let work = try MultiplyAdds.face()
        let batches = [1, 2, 4, 8, 16, 32, 64, 128, 256].map { (batch: $0, threads: 1) }
        let shared = threadCounts.dropFirst().map { (batch: 64, threads: $0) }
        return Section(
            title: "Faces, 48 x 48 bytes to probabilities",
            cases: (batches + shared).map { batch, threads in
                Case(
                    name: "batch \(batch), \(threads) thread\(threads == 1 ? "" : "s")", unit: "a face",
                    multiplyAdds: work, threads: threads
                ) { try .face(batch: batch, threads: threads) }
            })
    }

    /// Powers of two up to the number of cores, and that number.
    private static var threadCounts: [Int] {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return Set([1, 2, 4, 8, 16, 32, cores].filter { $0 <= cores }).sorted()
    }

    private static var portrait: Section {
        stages(of: .portrait, title: "The demo's portrait, a JPEG of 512 x 512 pixels, by stage")
    }

    private static var photograph: Section {
        stages(of: .photograph, title: "A colored JPEG of 1920 x 1080 pixels, by stage")
    }

    private static func stages(of file: Workload.PictureFile, title: String) -> Section {
        Section(
            title: title,
            cases: Workload.PictureStage.allCases.map { stage in
                Case(name: stage.rawValue, unit: "a picture") { try .picture(stage, of: file) }
            })
    }

    /// The default detector and its rival.
    private static var searches: Section {
        Section(
            title: "A search in 640 x 480 pixels",
            cases: [80, 24].flatMap { smallest in
                Workload.Finder.allCases.map { finder in
                    Case(name: "\(finder), faces of \(smallest) pixels and more", unit: "a picture") {
                        try .search(finder, smallestFace: smallest)
                    }
                }
            })
    }

    private static var messages: Section {
        func message(_ name: String, _ workload: @escaping () throws -> Workload) -> Case {
            Case(name: name, unit: "a message", workload: workload)
        }
        let batches = [1, 4, 16, 64].map { batch in
            message("32 tokens, batch \(batch)") { try .text(tokens: 32, batch: batch) }
        }
        let shared = threadCounts.dropFirst().map { threads in
            message("32 tokens, batch 64, \(threads) threads") { try .text(tokens: 32, batch: 64, threads: threads) }
        }
        return Section(
            title: "Messages, typed characters to all that the model says",
            cases: [
                message("typical messages, one by one") { try .typicalText(atOnce: false) },
                message("typical messages, all at once") { try .typicalText(atOnce: true) },
                message("typical messages, normalizer and tokenizer alone") { try .tokens() },
            ] + batches + shared)
    }

    private static var lengths: Section {
        Section(
            title: "One message, as it grows",
            cases: [1, 2, 4, 8, 16, 32, 64, 128].map { tokens in
                Case(name: "\(tokens) token\(tokens == 1 ? "" : "s")", unit: "a message") {
                    try .text(tokens: tokens, batch: 1)
                }
            })
    }

    private static func lstm() throws -> Section {
        let work = try MultiplyAdds.lstm(tokens: 32)
        return Section(
            title: "The LSTM alone, 32 tokens",
            cases: [1, 64].map { batch in
                Case(name: "batch \(batch)", unit: "a message", multiplyAdds: work) {
                    try .lstm(batch: batch, steps: 32)
                }
            })
    }

    private static var moods: Section {
        Section(
            title: "Moods and music",
            cases: [
                Case(name: "an observation into the filter", unit: "a unit") { try .filter(observations: 1000) },
                Case(name: "an observation into a timeline", unit: "a unit") { try .timeline(observations: 1000) },
                Case(name: "ten tracks of the starter catalog", unit: "a unit") { try .recommendation() },
            ])
    }

    /// A process of its own, to its end.
    private static var start: Section {
        Section(
            title: "Cold start",
            cases: [
                Case(name: "a new process to its first face and message", unit: "a process") {
                    Workload(units: 1) { blackHole(try FirstAnswers.peakKilobytes()) }
                }
            ])
    }
}
