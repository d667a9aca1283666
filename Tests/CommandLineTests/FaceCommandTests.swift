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
}
