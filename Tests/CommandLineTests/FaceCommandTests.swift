import Foundation
import NeuralCore
import TestSupport
import Testing

@Suite struct FaceCommandTests {
    private static let portrait = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/CDemoPortrait/portrait.jpg").standardizedFileURL.path

    @Test func `crops give one line each, in order, with both heads`() throws {
        try TemporaryFolder.with { folder in
            var writer = SafetensorsWriter()
            writer.add("images", shape: [40, 48, 48], values: (0..<40 * 48 * 48).map { UInt8($0 % 251) })
            let file = try folder.file("crops.safetensors", writer.encoded())
            let outcome = try Tool.run("face", "--crops", file, "--format", "json")
            let objects = try outcome.objects()
            #expect(outcome.exitCode == 0)
            #expect(objects.compactMap { $0["index"] as? Int } == Array(0..<40))
            for object in objects {
                for head in ["probabilities", "fer2013"] {
                    let values = try #require(object[head] as? [String: Double]).values
                    #expect(values.count == 7)
                    expectClose([values.reduce(0, +)], [1], within: 1e-9)
                }
            }
        }
    }

    @Test func `a picture without a detector is one face`() throws {
        let outcome = try Tool.run("face", Self.portrait, "--detector", "none", "--format", "json")
        let object = try #require(try outcome.objects().first)
        let faces = try #require(object["faces"] as? [[String: Any]])
        #expect(outcome.exitCode == 0)
        #expect(object["width"] as? Int == 512)
        #expect(faces.count == 1)
        #expect(faces[0]["box"] as? [Double] == [0, 0, 512, 512])
    }

    @Test func `the portrait's smile is found and read as happy`() throws {
        let outcome = try Tool.run("face", Self.portrait, "--format", "json")
        let faces = try #require(try outcome.objects().first?["faces"] as? [[String: Any]])
        let probabilities = try #require(faces.first?["probabilities"] as? [String: Double])
        #expect(!faces.isEmpty)
        #expect(try #require(probabilities["happy"]) > 0.8)
        #expect(try #require(faces[0]["valence"] as? Double) > 0.5)
    }

    @Test func `what cannot be read is reported and the rest goes on`() throws {
        try TemporaryFolder.with { folder in
            let empty = try folder.file("empty.jpg", [])
            let text = try folder.file("text.png", Array("no picture".utf8))
            let cut = try folder.file("cut.jpg", Data(contentsOf: URL(filePath: Self.portrait)).prefix(9000))
            let missing = (folder / "missing.jpg").path
            let outcome = try Tool.run(
                "face", empty, text, cut, missing, folder.url.path, Self.portrait, "--detector", "none", "--format",
                "json")
            let objects = try outcome.objects()
            #expect(outcome.exitCode == 1)
            #expect(objects.map { $0["error"] != nil } == [true, true, true, true, true, false])
            #expect(objects.first?["source"] as? String == empty)
        }
    }

    @Test func `wrong usage and files that are no crops end with their own exit codes`() throws {
        #expect(try Tool.run("face").exitCode == 64)
        #expect(try Tool.run("face", "a.jpg", "--crops", "b").exitCode == 64)
        #expect(try Tool.run("face", "a.jpg", "--detector", "magic").exitCode == 64)
        let missing = try Tool.run("face", "--crops", "/nowhere.safetensors", "--format", "json")
        #expect(missing.exitCode == 1)
        #expect(missing.output.isEmpty)
        #expect(missing.errors.contains("/nowhere.safetensors"))
        let cascade = try Tool.run("face", Self.portrait, "--cascade", "/nowhere.xml")
        #expect(cascade.exitCode == 1)
        #expect(cascade.errors.contains("/nowhere.xml"))
    }

    @Test func `explanations are pictures, one for each face and emotion`() throws {
        try TemporaryFolder.with { folder in
            let place = (folder / "why").path
            let run = try Tool.run("face", Self.portrait, "--detector", "none", "--explain", place)
            #expect(run.exitCode == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: place).sorted()
            #expect(
                names
                    == ["angry", "disgusted", "fearful", "happy", "neutral", "sad", "surprised"].map {
                        "1-portrait-1-\($0).png"
                    })
            for name in names {
                let bytes = try Data(contentsOf: URL(filePath: "\(place)/\(name)"))
                #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
                // The header's width and height, 192 each.
                #expect(Array(bytes[16..<24]) == [0, 0, 0, 192, 0, 0, 0, 192])
            }
            let file = try folder.file("file", [])
            let refused = try Tool.run("face", Self.portrait, "--explain", file)
            #expect(refused.exitCode == 1)
            #expect(refused.errors.contains("cannot write '\(file)'"))
        }
    }

    @Test func `a setting that is none is wrong usage and names those there are`() throws {
        let unknown = try Tool.run("train", "face", "--data", "/nowhere", "--output", "/tmp", "--set", "depth=3")
        #expect(unknown.exitCode == 64)
        #expect(unknown.errors.contains("depth") && unknown.errors.contains("dropout"))
        for change in ["dropout", "dropout=much", "=1"] {
            let run = try Tool.run("train", "face", "--data", "/nowhere", "--output", "/tmp", "--set", change)
            #expect(run.exitCode == 64, "\(change)")
        }
    }

    @Test func `an evaluation tells three protocols, the agreement, and draws them`() throws {
        try TemporaryFolder.with { folder in
            var writer = SafetensorsWriter()
            writer.add("images", shape: [8, 48, 48], values: (0..<8 * 48 * 48).map { UInt8($0 % 241) })
            writer.add("votes", shape: [8, 10], values: (0..<80).map { Int8($0 % 10 == $0 / 10 % 7 ? 10 : 0) })
            writer.add("label", shape: [8], values: (0..<8).map { Int8($0 % 7) })
            let file = try folder.file("faces.safetensors", writer.encoded())
            let picture = (folder / "faces.svg").path
            let run = try Tool.run("evaluate", "face", "--data", file, "--svg", picture, "--format", "json")
            let objects = try run.objects()
            #expect(objects.compactMap { $0["n"] as? Int } == [8, 7, 8])
            #expect(objects.allSatisfy { $0["name"] is String })
            #expect(objects[0]["macroAUC"] is Double)
            #expect((objects[0]["reliability"] as? [Any])?.count == 15)
            #expect((objects[1]["perClass"] as? [String: Any])?.count == 6)
            #expect((objects[3]["bands"] as? [Any])?.count == 4)
            #expect(try String(contentsOfFile: picture, encoding: .utf8).hasPrefix("<svg"))
        }
    }
}
