import Foundation
import TestSupport
import Testing

@Suite struct AttentionTests {
    @Test func `the key attention is there for messages that need it, and for no other`() throws {
        let run = try Tool.run("text", "--format", "json", "i want to end my life", "this song kills me", "")
        let readings = try run.objects()
        #expect(readings[0]["attention"] as? Bool == true)
        #expect(readings.dropFirst().allSatisfy { $0["attention"] == nil })
        #expect(readings[0]["understood"] as? Bool == true)
    }

    @Test func `people are told as well`() throws {
        let run = try Tool.run("text", "i want to end my life", "so happy")
        #expect(run.lines[0].contains("needs attention: self-harm") && !run.lines[1].contains("attention"))
    }

    @Test func `a listener who needs care gets no cheerful list, whatever is asked for`() throws {
        let sad = #"{"sad":0.9,"neutral":0.1}"#
        let requests = [
            #"{"probabilities":\#(sad),"towards":"happy","count":12,"attention":true}"#,
            #"{"probabilities":\#(sad),"towards":"happy","count":12}"#,
        ]
        let run = try Tool.run(
            "recommend", "--requests", "-", "--format", "json", input: requests.joined(separator: "\n"))
        let lists = try run.objects()
        #expect(lists.map { $0["strategy"] as? String } == ["mood-repair", "iso-trajectory"])
        let ids = lists.map { ($0["tracks"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String } }
        #expect(ids[0].count == 12 && ids[0] != ids[1])
        let flag = try Tool.run(
            "recommend", "--mood", sad, "--towards", "happy", "--count", "12", "--attention", "--format", "json")
        let flagged = try flag.objects()[0]
        #expect(flagged["strategy"] as? String == "mood-repair")
        #expect((flagged["tracks"] as? [[String: Any]])?.compactMap { $0["id"] as? String } == ids[0])
    }

    @Test func `what is printed to a file has no colors`() throws {
        let run = try Tool.run("text", "--explain", "so happy")
        #expect(!run.lines.joined().contains("\u{1B}") && run.lines.count == 3)
    }
}
