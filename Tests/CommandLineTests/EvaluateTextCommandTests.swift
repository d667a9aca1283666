import Foundation
import Testing

@Suite struct EvaluateTextCommandTests {
    private static let sets = [
        "goemotions", "tweeteval_sentiment", "emobank", "tweeteval_emotion", "carer", "isear", "meld", "dailydialog",
        "tweeteval_irony", "brighter_multi",
    ]

    private func withData<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
        try TemporaryFolder.with { folder in
            let rows = [
                #"{"text":"so happy, thank you","labels":["positive"],"emotions":["happy"],"V":5,"A":3}"#,
                #"{"text":"I miss her so much 😭","labels":["negative"],"emotions":["sad"],"V":1,"A":2.5}"#,
                #"{"text":"","labels":["neutral"],"emotions":[],"V":3,"A":3}"#,
            ]
            for name in Self.sets { _ = try folder.file("\(name)-validation.jsonl", rows.joined(separator: "\n").utf8) }
            return try body(folder)
        }
    }

    @Test func `figures come as one JSON object`() throws {
        try withData { folder in
            let run = try Tool.run("evaluate", "text", "--data", folder.url.path(), "--format", "json")
            let figures = try #require(try run.objects().first)
            let labels = try #require(figures["labels"] as? [String: Any])
            #expect(labels["count"] as? Int == 2 && labels["microF1"] is Double)
            #expect((labels["emotions"] as? [String: Any])?.count == 7)
            let single = try #require(figures["singleLabel"] as? [String: Any])
            #expect(single["accuracy"] as? Double == 1 && single["count"] as? Int == 2)
            #expect((single["lower"] as? Double ?? 2) < 1)
            #expect((figures["sentiment"] as? [String: Any])?["count"] as? Int == 3)
            #expect((figures["affect"] as? [String: Any])?["valence"] as? Double ?? 0 > 0.5)
            #expect((figures["otherSets"] as? [String: Any])?.count == 5)
            #expect((figures["irony"] as? [String: Any])?["count"] as? Int == 3)
            #expect((figures["otherLanguages"] as? [String: Any])?["accuracy"] as? Double == 1)
            #expect((figures["robustness"] as? [String: Any])?.count == 6)
        }
    }

    @Test func `confusions and reliability are drawn`() throws {
        try withData { folder in
            let path = folder.url.appending(path: "text.svg")
            let run = try Tool.run("evaluate", "text", "--data", folder.url.path(), "--svg", path.path())
            #expect(run.exitCode == 0)
            let svg = try String(contentsOf: path, encoding: .utf8)
            #expect(svg.contains("GoEmotions: 100 % of 2 right") && svg.hasSuffix("</svg>\n"))
            let threads = try Tool.run(
                "evaluate", "text", "--threads", "--data", folder.url.path(), "--svg", path.path())
            #expect(threads.exitCode == 64)
        }
    }

    @Test func `dialogues are read alone and in their threads`() throws {
        let turns = [
            #"{"text":"you lied to me, I hate you!!","emotions":["angry"],"dialogue":1,"turn":1}"#,
            #"{"text":"fine.","emotions":["angry"],"dialogue":1,"turn":2}"#,
            #"{"text":"what a lovely day","emotions":["happy"],"dialogue":"b","turn":1}"#,
        ].joined(separator: "\n")
        try TemporaryFolder.with { folder in
            for name in ["dailydialog-validation", "emorynlp-validation", "meld-validation", "emorynlp-train"] {
                _ = try folder.file("\(name).jsonl", turns.utf8)
            }
            let run = try Tool.run("evaluate", "text", "--threads", "--data", folder.url.path(), "--format", "json")
            let sets = try #require(try run.objects().first?["dataSets"] as? [String: [String: [String: Any]]])
            #expect(sets.count == 3 && sets["meld"]?["inThread"]?["count"] as? Int == 3)
            let (alone, inThread) = (sets["meld"]?["alone"]?["accuracy"], sets["meld"]?["inThread"]?["accuracy"])
            #expect(try #require(inThread as? Double) >= #require(alone as? Double))
        }
    }

    @Test func `people get a table`() throws {
        try withData { folder in
            let run = try Tool.run("evaluate", "text", "--data", folder.url.path())
            #expect(run.exitCode == 0)
            #expect(run.lines.contains { $0.hasPrefix("labels: macro-F1 ") })
            #expect(run.lines.contains { $0.hasPrefix("happy ") })
        }
    }

    @Test func `a missing data set is named`() throws {
        let run = try Tool.run("evaluate", "text", "--data", "/nowhere")
        #expect(run.exitCode == 1)
        #expect(run.errors.contains("/nowhere/goemotions-validation.jsonl"))
    }
}
