import Foundation
import Moodstream
import Testing

@Suite struct ReadmeTests {
    private static let portrait = Samples.root.appending(path: "Sources/CDemoPortrait/portrait.jpg")

    @Test func `every Swift sample of README stands in these tests, line for line`() throws {
        let samples = try Samples(in: Samples.root.appending(path: "README.md"))
        let tests = try Samples.lines(of: URL(filePath: #filePath))
        #expect(samples.all.count == 2)
        for sample in samples.all {
            #expect(!tests.ranges(of: sample).isEmpty, "not tested: \(sample.joined(separator: "\n"))")
        }
    }

    @Test func `the first sample runs`() async throws {
        try await firstSample(portrait: Self.portrait)
    }

    @Test func `the second sample observes`() async throws {
        let session = MoodSession()
        await session.add(HeartRateClassifier().observe(120, at: 0))
        let contribution = try #require(await session.mood(at: 0).contributions[.heartRate])
        #expect(contribution[.surprised] > 0)
    }

    @Test func `the set-up installs every library that the package links`() throws {
        let manifest = try String(contentsOf: Samples.root.appending(path: "Package.swift"), encoding: .utf8)
        let readme = try String(contentsOf: Samples.root.appending(path: "README.md"), encoding: .utf8)
        let libraries = manifest.matches(of: #/\.apt\(\["([^"]+)"\]\)/#).map { String($0.1) }
        #expect(!libraries.isEmpty)
        for library in libraries { #expect(readme.contains(" \(library) "), "README does not install \(library)") }
    }
}

private func firstSample(portrait: URL) async throws {
    let face = try FaceEmotionClassifier()
    let text = try TextEmotionClassifier()
    let session = MoodSession()

    let picture = try GrayImage(contentsOf: portrait)  // the file URL of a JPEG or PNG
    let detector = try ConvolutionalFaceDetector()
    for found in detector.detect(in: picture).prefix(1) {
        await session.add(face.observe(detector.crop(found, from: picture), at: 0))
    }
    await session.add(text.observe("can't stop smiling today 😊", at: 4))

    let mood = await session.mood(at: 5)
    print(mood.probabilities.mostLikely, mood.valence, mood.arousal, mood.conflict)

    let strategy = AffectPosterior(in: .starter)
    for pick in strategy.playlist(for: mood, length: 3).picks { print(pick.track.title, pick.sentence) }
}

extension Modality { static let heartRate: Self = "heart-rate" }

struct HeartRateClassifier: EmotionClassifier {
    let modality = Modality.heartRate
    func classify(_ beatsPerMinute: Double) -> EmotionProbabilities {
        beatsPerMinute > 110 ? EmotionProbabilities(certain: .surprised) : .uniform
    }
}
