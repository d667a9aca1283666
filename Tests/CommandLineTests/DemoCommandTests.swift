import Foundation
import Testing

@Suite struct DemoCommandTests {
    @Test func `the demo shows every message, a mood for each, music with reasons, and the hour at a glance`() throws {
        let run = try Tool.run("demo")
        #expect(run.exitCode == 0)
        #expect(run.errors.isEmpty)
        #expect(run.lines.count { $0.contains(" min  text") } == 12)
        #expect(run.lines.count { $0.contains(" min  face") } == 3)
        #expect(run.lines.count { $0.contains("♪") } >= 3)
        #expect(run.lines.contains { $0.hasPrefix("conflict") })
        #expect(!run.output.contains("\u{1B}"), "no colors in a file")
    }

    @Test func `messages of one's own need no face and give the same on every run`() throws {
        let arguments = ["demo", "--say", "I am so happy today", "--say", "now I am sad", "--format", "json"]
        let run = try Tool.run(arguments)
        #expect(try Tool.run(arguments).output == run.output)
        let moments = try run.objects()
        #expect(moments.map { $0["text"] as? String } == ["I am so happy today", "now I am sad"])
        let first = try #require(moments[0]["playlist"] as? [[String: Any]])
        #expect(first.count == 3)
        #expect(first.allSatisfy { ($0["sentence"] as? String)?.isEmpty == false })
    }

    @Test func `the mood over time is drawn`() throws {
        try TemporaryFolder.with { folder in
            let file = folder / "demo.svg"
            let run = try Tool.run("demo", "--say", "so happy", "--say", "so sad", "--svg", file.path())
            #expect(run.exitCode == 0)
            let picture = try String(contentsOf: file, encoding: .utf8)
            #expect(picture.hasPrefix("<svg ") && picture.contains(">text</text>"))
        }
    }

    @Test(arguments: ["/nowhere.jpg", "/", "/dev/null"])
    func `a picture that cannot be read ends in one line`(_ path: String) throws {
        let run = try Tool.run("demo", "--face", path)
        #expect(run.exitCode == 1)
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains(path))
    }
}

@Suite struct InfoCommandTests {
    @Test func `info names the weights with their hash`() throws {
        let run = try Tool.run("info", "--format", "json")
        let info = try #require(try run.objects().first)
        let weights = try #require(info["weights"] as? [[String: Any]])
        let kinds = weights.compactMap { $0["kind"] as? String }
        #expect(kinds == ["face-detector", "face-emotion", "text-emotion", "affect"])
        #expect(weights.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
        for weight in weights {
            let card = try #require(weight["card"] as? [String: String])
            #expect(card["mustNot"]?.isEmpty == false)
            #expect(Set(card.keys) == ["estimates", "limits", "mustNot", "keeps"])
        }
        let sets = try #require(weights.last?["trainingSets"] as? [[String: String]])
        #expect(sets.map { $0["name"] } == ["affect-tags"] && (weights.last?["parameters"] as? Int ?? 0) > 100)
        #expect(info["version"] as? String == (try Tool.run("--version")).lines.first)
        #expect(try Tool.run("info").output.contains("OpenBLAS"))
    }
}
