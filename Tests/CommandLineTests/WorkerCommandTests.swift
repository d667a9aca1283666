import Foundation
import Testing

@Suite struct WorkerCommandTests {
    private func event(_ listener: String, _ time: Int, _ emotion: String, more: String = "") -> String {
        #"{"listener":"\#(listener)","time":\#(time),"modality":"face","probabilities":{"\#(emotion)":0.9,"neutral":0.1}\#(more)}"#
    }

    private func work(_ lines: [String], _ options: String...) throws -> Tool.Outcome {
        try Tool.run(["worker", "--format", "json"] + options, input: Data(lines.joined(separator: "\n").utf8))
    }

    /// The part of a line that says its mood, without `admission` and `state`.
    private func mood(_ line: [String: Any]) -> NSDictionary {
        line.filter { $0.key != "admission" && $0.key != "state" } as NSDictionary
    }

    @Test func `every line is answered, with the mood that fuse gives, and listeners are told apart`() throws {
        let lines = (0..<40).map { event($0.isMultiple(of: 3) ? "a" : "b", $0, $0.isMultiple(of: 2) ? "sad" : "happy") }
        let worker = try work(lines)
        let fuse = try Tool.run("fuse", "--input", "-", "--format", "json", input: lines.joined(separator: "\n"))
        #expect(worker.exitCode == 0)
        #expect(try worker.objects().map(mood) == fuse.objects().map { $0 as NSDictionary })
        #expect(try worker.objects().allSatisfy { $0["admission"] as? String == "accepted" })
    }

    @Test func `what is repeated or late is answered too, and changes nothing`() throws {
        let run = try work([event("a", 100, "sad"), event("a", 100, "sad"), event("a", 1, "happy")])
        let replies = try run.objects()
        #expect(replies.map { $0["admission"] as? String } == ["accepted", "repeated", "late"])
        #expect(Set(replies.map(mood)).count == 1)
    }

    @Test func `a state that is moved to another worker goes on to the same moods`() throws {
        let lines = (0..<30).map { event("a", 2 * $0, $0.isMultiple(of: 4) ? "sad" : "happy") }
        let whole = try work(lines).objects()
        let first = try work(lines.prefix(15) + [#"{"listener":"a","type":"state"}"#]).lines
        let state = try #require(first.last).replacing(#""listener":"a""#, with: #""listener":"a","type":"state""#)
        let rest = try work([state, event("a", 2, "sad"), event("a", 28, "happy")] + lines.suffix(15)).objects()
        #expect(rest[0].count == 1 && rest[0]["listener"] as? String == "a")
        #expect(rest[2]["admission"] as? String == "repeated")
        #expect(rest.suffix(15).map(mood) == whole.suffix(15).map(mood))
    }

    @Test func `an engine can hold all state itself`() throws {
        let lines = (0..<8).map { event("a", $0, $0.isMultiple(of: 2) ? "sad" : "happy") }
        let whole = try work(lines).objects()
        var state = "null"
        for (time, expected) in whole.enumerated() {
            let line = event(
                "a", time, time.isMultiple(of: 2) ? "sad" : "happy", more: #","state":\#(state)"#)
            // Twice the same line: what the first left behind must not count.
            let replies = try work([line, line]).objects()
            #expect(mood(replies[1]) == mood(expected))
            #expect(replies[1]["admission"] as? String == "accepted")
            let data = try JSONSerialization.data(withJSONObject: try #require(replies[0]["state"]))
            state = String(decoding: data, as: UTF8.self)
        }
    }

    @Test func `moods can be asked for, and a listener be forgotten`() throws {
        let run = try work([
            event("a", 0, "sad"), #"{"listener":"a","type":"mood","time":10}"#, #"{"listener":"a","type":"forget"}"#,
            #"{"listener":"a","type":"mood","time":10}"#,
        ])
        let replies = try run.objects()
        #expect(replies[1]["time"] as? Double == 10 && replies[1]["staleness"] as? Double == 10)
        #expect(replies[2].count == 1)
        #expect(replies[3]["staleness"] == nil, "nothing was ever seen of them")
    }

    @Test func `a line that cannot be read is answered with its reason`() throws {
        let broken = #"{"listener":"a","type":"state","state":{"version":1}}"#
        let run = try work(["{", broken, event("a", 0, "sad")])
        #expect(run.exitCode == 1)
        #expect(run.lines.first == #"{"error":"not JSON","line":1}"#)
        #expect(try run.objects()[1]["line"] as? Int == 2)
        #expect(try run.objects()[2]["mood"] as? String != nil)
    }

    @Test func `states are written without the parameters, and every method has some`() throws {
        let lines = (0..<80).map { event("a", $0, $0.isMultiple(of: 2) ? "sad" : "happy") }
        for method in ["jump-filter", "linear-pool", "exponential-average", "last-observation"] {
            let run = try work(lines + [#"{"listener":"a","type":"state"}"#], "--method", method)
            let state = try #require(run.lines.last)
            #expect(!state.contains("temperature"), "\(method)")
            let again = try work(
                [state.replacing(#""listener""#, with: #""type":"state","listener""#)], "--method", method)
            #expect(again.exitCode == 0)
        }
    }
}
