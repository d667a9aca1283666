import Foundation
import Testing

@Suite struct EvaluateFusionCommandTests {
    /// The stream files, each with one listener who is happy and then sad.
    private func withStreams<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
        try TemporaryFolder.with { folder in
            let label = #"{"type":"truth","stream":0,"duration":100,"segments":[[0,50,"happy"],[50,100,"sad"]]}"#
            let events = (1...24).map { step in
                let p = step < 13 ? "[0,0,0,0.9,0.1,0,0]" : "[0,0,0,0,0.1,0.9,0]"
                return
                    #"{"type":"event","stream":0,"arrival":\#(4 * step),"time":\#(4 * step),"modality":"text","p":\#(p)}"#
            }
            for name in ["A_easy", "B_realistic", "C_biased_overconfident", "E_late_dup"] {
                _ = try folder.file("stream-\(name)-fit.jsonl", ([label] + events).joined(separator: "\n").utf8)
            }
            return try body(folder)
        }
    }

    @Test func `every method has a line for each set, and the figures are right`() throws {
        try withStreams { folder in
            let run = try Tool.run(
                "evaluate", "fusion", "--data", folder.url.path(), "--folded", "none", "--format", "json")
            let lines = try run.objects()
            #expect(run.exitCode == 0)
            #expect(lines.count == 4 * 8)
            let last = try #require(lines.first { $0["method"] as? String == "last-observation" })
            #expect(last["n"] as? Int == 20)
            #expect(last["accuracy"] as? Double == 0.95, "one moment lies between the change and the next event")
            #expect(last["falseSwitchesPerHour"] as? Double == 0)
            #expect((last["accuracyInterval"] as? [Double])?.count == 2)
        }
    }

    @Test func `people get a table, and a missing set is named`() throws {
        try withStreams { folder in
            let table = try Tool.run(
                "evaluate", "fusion", "--data", folder.url.path(), "--folded", "none", "--method", "jump-filter")
            #expect(table.lines.count == 4)
            #expect(table.lines[0].contains("log loss"))
            let missing = try Tool.run("evaluate", "fusion", "--data", folder.url.path(), "--folded", "meld")
            #expect(missing.exitCode == 1)
            #expect(missing.errors.contains("meld-fit.jsonl"))
        }
    }
}
