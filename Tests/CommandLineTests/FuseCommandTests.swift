import Foundation
import TestSupport
import Testing

@Suite struct FuseCommandTests {
    private func event(_ time: Double, _ modality: String, _ emotion: String, more: String = "") -> String {
        #"{"listener":"a","time":\#(time),"modality":"\#(modality)","probabilities":{"\#(emotion)":0.9,"neutral":0.1}\#(more)}"#
    }

    @Test func `each accepted observation gives one mood with the keys of the contract`() throws {
        let input = [event(1, "face", "happy"), event(2, "text", "happy"), event(2, "text", "happy")]
        let run = try Tool.run("fuse", "--input", "-", "--format", "json", input: input.joined(separator: "\n"))
        let moods = try run.objects()
        #expect(run.exitCode == 0)
        #expect(moods.count == 2, "the third observation is a repeat")
        #expect(run.errors.contains("dropped 1 repeated"))
        for key in [
            "listener", "time", "probabilities", "mood", "valence", "arousal", "uncertainty", "conflict", "mixed",
            "staleness", "contributions",
        ] {
            #expect(moods[1][key] != nil, "no \(key)")
        }
        #expect(moods[1]["mood"] as? String == "happy")
        let probabilities = try #require(moods[1]["probabilities"] as? [String: Double])
        #expect(probabilities.count == 7)
        expectClose([probabilities.values.reduce(0, +)], [1], within: Tolerance.float64)
    }

    @Test func `with a period, moods come at its multiples and use what has arrived by then`() throws {
        let input = [
            #"{"type":"truth","stream":7,"duration":20,"segments":[[0,20,"sad"]]}"#,
            #"{"type":"event","stream":7,"arrival":4,"time":3.5,"modality":"face","p":[0,0,0,0.9,0.1,0,0]}"#,
            #"{"type":"event","stream":7,"arrival":10,"time":9.5,"modality":"face","p":[0,0,0,0,0.1,0.9,0]}"#,
            #"{"type":"event","stream":7,"arrival":11,"time":4.5,"modality":"text","p":[0,0,0,0.9,0.1,0,0]}"#,
        ]
        let run = try Tool.run(
            "fuse", "--input", "-", "--every", "5", "--until", "20", "--format", "json",
            input: input.joined(separator: "\r\n"))
        let moods = try run.objects()
        #expect(moods.map { $0["time"] as? Double } == [5, 10, 15, 20])
        #expect(moods.allSatisfy { $0["listener"] as? Int == 7 })
        #expect(moods[0]["mood"] as? String == "happy")
        #expect(moods[0]["staleness"] as? Double == 1.5)
        #expect(moods[1]["staleness"] as? Double == 0.5, "what arrives at 10 has arrived by 10")
        #expect((moods[1]["votes"] as? [String: Any])?.keys.sorted() == ["face"])
        #expect((moods[2]["votes"] as? [String: Any])?.keys.sorted() == ["face", "text"])
    }

    @Test func `without an end, the last mood is the first that has seen everything`() throws {
        let run = try Tool.run(
            "fuse", "--input", "-", "--every", "5", "--format", "json", input: event(11, "face", "sad"))
        #expect(try run.objects().map { $0["time"] as? Double } == [5, 10, 15])
    }

    @Test func `listeners are told apart however their lines interleave`() throws {
        let lines = (1...20).map { event(Double($0), "face", "happy") }
        let others = lines.map { $0.replacing(#""a""#, with: #""b""#).replacing("happy", with: "sad") }
        let mixed = zip(lines, others).flatMap { [$0, $1] }
        let alone = try Tool.run(
            "fuse", "--input", "-", "--every", "5", "--format", "json", input: lines.joined(separator: "\n"))
        let both = try Tool.run(
            "fuse", "--input", "-", "--every", "5", "--format", "json", input: mixed.joined(separator: "\n"))
        #expect(both.lines.filter { $0.contains(#""listener":"a""#) } == alone.lines)
        #expect(both.lines.count == 2 * alone.lines.count)
    }

    @Test(arguments: [
        (#"{"time":1,"modality":"face"}"#, "missing 'probabilities'"),
        (
            #"{"time":1,"modality":"face","probabilities":{"bored":1}}"#,
            "'probabilities.bored': unknown emotion 'bored'"
        ),
        (#"{"time":1,"modality":"face","p":[0.5,0.5]}"#, "'p': expected 7 probabilities, got 2"),
        (#"{"time":1,"modality":"face","p":[1,1,0,0,0,0,0]}"#, "'p': probabilities sum to 2.0, expected 1"),
        (#"{"time":1,"modality":"face","p":[1,0,0,0,0,0,0],"quality":2}"#, "quality is 2.0, expected 0...1"),
        (#"{"type":"rumor","time":1}"#, "'type': unknown type 'rumor'"),
        ("{", "not JSON"),
    ])
    func `a bad line is named and the rest goes on`(_ line: String, _ message: String) throws {
        let input = [event(1, "face", "sad"), line, event(2, "face", "sad")].joined(separator: "\n")
        let json = try Tool.run("fuse", "--input", "-", "--format", "json", input: input)
        #expect(json.lines[1] == #"{"error":"\#(message)","line":2}"#)
        #expect(json.lines.count == 3)
        #expect(json.exitCode == 1)
        let text = try Tool.run("fuse", "--input", "-", input: input)
        #expect(text.errors == "Error: standard input:2: \(message)\n")
        #expect(text.lines.count == 2)
        let strict = try Tool.run("fuse", "--input", "-", "--format", "json", "--strict", input: input)
        #expect(strict.lines.count == 2)
        #expect(strict.exitCode == 1)
    }

    @Test func `parameters are read from a file and change the mood`() throws {
        try TemporaryFolder.with { folder in
            let deaf = #"{"version":1,"halfLife":60,"sensors":{"face":{"reliability":0}}}"#
            let path = try folder.file("parameters.json", deaf.utf8)
            let run = try Tool.run(
                "fuse", "--input", "-", "--parameters", path, "--format", "json", input: event(1, "face", "sad"))
            #expect(try run.objects().first?["mood"] as? String == "neutral")
            let bad = try folder.file("bad.json", #"{"halfLife":-1}"#.utf8)
            let refused = try Tool.run("fuse", "--input", "-", "--parameters", bad, input: "")
            #expect(refused.exitCode == 1)
            #expect(
                refused.errors == "Error: cannot read '\(bad)': halfLife is -1.0, expected 0.001...1000000000000.0\n")
        }
    }

    @Test(arguments: [
        "jump-filter", "linear-pool", "log-linear-pool", "product-pool", "dempster-shafer", "exponential-average",
        "last-observation", "stacking",
    ])
    func `every method follows a face that smiles`(_ method: String) throws {
        let lines = (1...12).map { event(Double($0), "face", "happy") }
        let run = try Tool.run(
            "fuse", "--input", "-", "--every", "5", "--method", method, "--format", "json",
            input: lines.joined(separator: "\n"))
        #expect(run.exitCode == 0)
        #expect(try run.objects().last?["mood"] as? String == "happy")
    }

    @Test func `parameters learned from labelled streams are used, and what was found is told`() throws {
        try TemporaryFolder.with { folder in
            let streams = ["happy", "sad", "happy", "sad"].enumerated().flatMap { index, mood in
                let label = #"{"type":"truth","listener":"\#(index)","duration":40,"segments":[[0,40,"\#(mood)"]]}"#
                // A classifier that takes sadness for anger.
                let shown = mood == "sad" ? "angry" : "happy"
                return [label]
                    + (1...8).map { step in
                        event(Double(step) * 5 - 1, "camera", shown).replacing(#""a""#, with: #""\#(index)""#)
                    }
            }
            let input = try folder.file("labelled.jsonl", streams.joined(separator: "\n").utf8)
            let output = folder.url.appending(path: "fitted.json").path()
            let fit = try Tool.run("fuse", "fit", "--input", input, "--output", output, "--format", "json")
            #expect(fit.exitCode == 0)
            #expect(fit.errors.contains("temperatures: log loss "))
            let losses = try fit.objects().compactMap { $0["logLoss"] as? Double }
            #expect(try #require(losses.last) < losses[0])
            let run = try Tool.run(
                "fuse", "--input", "-", "--parameters", output, "--format", "json",
                input: (1...8).map { event(Double($0) * 5, "camera", "angry") }.joined(separator: "\n"))
            #expect(try run.objects().last?["mood"] as? String == "sad")
        }
    }

    @Test func `wrong usage ends with 64 and a missing file with 1`() throws {
        #expect(try Tool.run("fuse").exitCode == 64)
        #expect(try Tool.run("fuse", "--input", "-", "--every", "0").exitCode == 64)
        let method = try Tool.run("fuse", "--input", "-", "--method", "magic")
        #expect(method.exitCode == 64)
        #expect(method.errors.contains("jump-filter") && method.errors.contains("dempster-shafer"))
        let missing = try Tool.run("fuse", "--input", "/no/such.jsonl")
        #expect(missing.exitCode == 1)
        #expect(missing.errors == "Error: cannot read '/no/such.jsonl': No such file or directory\n")
    }

    @Test func `a clock that jumps ahead by ages is an error of its line`() throws {
        let input = [event(1, "face", "sad"), event(1e15, "face", "sad"), event(2, "face", "happy")]
        let run = try Tool.run(
            "fuse", "--input", "-", "--every", "1", "--format", "json", input: input.joined(separator: "\n"))
        #expect(run.lines.count == 3)
        #expect(run.exitCode == 1)
    }

    @Test func `a reader that goes away early ends the tool quietly`() throws {
        try TemporaryFolder.with { folder in
            let lines = (1...5000).map { event(Double($0), "face", "sad") }.joined(separator: "\n")
            let path = try folder.file("events.jsonl", lines.utf8)
            let process = Process()
            let errors = Pipe()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "'\(Tool.binary.path())' fuse --input '\(path)' --format json | head -n 1"]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = errors
            try process.run()
            process.waitUntilExit()
            #expect(try errors.fileHandleForReading.readToEnd() ?? Data() == Data())
        }
    }
}
