import Foundation
import Moodstream
import TestSupport
import Testing

@Suite struct ArticleTests {
    private static let articles = Samples.root.appending(path: "Sources/Moodstream/Moodstream.docc")
    private static let portrait = Samples.root.appending(path: "Sources/CDemoPortrait/portrait.jpg")

    @Test(arguments: ["GettingStarted", "PluggingIn", "ServingManyListeners", "PrivacyAndLaw", "HowGoodAndHowFast"])
    func `every Swift sample of an article stands in these tests, line for line`(_ name: String) throws {
        let samples = try Samples(in: Self.articles.appending(path: "\(name).md"))
        let tests = try Samples.lines(of: URL(filePath: #filePath))
        #expect(!samples.all.isEmpty)
        for sample in samples.all {
            #expect(!tests.ranges(of: sample).isEmpty, "not tested: \(sample.joined(separator: "\n"))")
        }
    }

    @Test func `getting started comes to a playlist`() async throws {
        let portrait = Self.portrait
        let picture = try GrayImage(contentsOf: portrait)
        let detector = try ConvolutionalFaceDetector()
        let face = try FaceEmotionClassifier()
        for found in detector.detect(in: picture) {
            print(found.box, face.classify(detector.crop(found, from: picture)).mostLikely)
        }

        let text = try TextEmotionClassifier()
        let probabilities = text.classify("can't stop smiling today 😊")
        print(probabilities.mostLikely, probabilities[.happy])
        #expect(probabilities.mostLikely == .happy)

        let session = MoodSession()
        await session.add(text.observe("missed the train", at: 0))
        await session.add(text.observe("but met an old friend!", at: 60))
        let mood = await session.mood(at: 61)
        #expect(mood.votes[.text] != nil)

        let file = FileManager.default.temporaryDirectory.appending(path: "tracks-\(UUID()).csv")
        try Data("id,name,artist,valence,energy\n1,Song,Ann,0.9,0.4\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let strategy = ValenceArousalNearest(in: try TrackCatalog(csv: file))
        for pick in strategy.playlist(for: mood, length: 10).picks {
            print(pick.track.title, pick.sentence)
        }
        #expect(strategy.playlist(for: mood, length: 10).picks.count == 1)
    }

    @Test func `a source that is plugged in moves the mood`() async throws {
        var parameters = FusionParameters.shippedModels
        parameters.sensors[.keystrokes] = try SensorModel(reliability: 0.4, correlationTime: .seconds(20))
        let session = MoodSession(configuration: .init(parameters: parameters))
        await session.add(KeystrokeClassifier().observe(7, at: 12))
        #expect(await session.mood(at: 12).arousal > 0)
    }

    @Test func `a strategy and a service that are plugged in pick tracks`() async throws {
        let mood = Mood(time: 0, probabilities: EmotionProbabilities(certain: .sad))
        let favorites = FavoritesFirst(favorites: .starter, otherwise: AffectPosterior(in: .starter))
        #expect(favorites.playlist(for: mood, length: 2).picks.map(\.score) == [1, 1])

        let strategy = ProviderSearch(in: Shelf(catalog: .starter))
        let playlist = try await strategy.playlist(for: mood, length: 5)
        #expect(playlist.picks.count <= 5)
        #expect(try await Shelf(catalog: .starter).tracks(about: "a", count: 3).count == 3)
    }

    @Test func `weights that are none say why`() throws {
        let file = Self.portrait
        let crop = try FaceCrop(pixels: [UInt8](repeating: 0, count: 48 * 48))
        do throws(WeightsError) {
            let face = try FaceEmotionClassifier(weights: file)
            print(face.classify(crop).mostLikely)
        } catch {
            print(error)  // such as: tensor 'conv1.weight' has shape [64, 1, 5, 5], expected [32, 1, 3, 3]
        }
        #expect(throws: WeightsError.self) { try FaceEmotionClassifier(weights: file) }
    }

    @Test func `guests of one house have moods of their own`() async throws {
        let house = try House()
        let (glad, sad) = (Guest(in: house), Guest(in: house))
        #expect(await glad.say("can't stop smiling today 😊", at: 0)?.cause == .start)
        #expect(await sad.say("so sad, I could just cry", at: 0)?.cause == .start)
    }

    @Test func `a camera is heard from consent until it is withdrawn`() async throws {
        let session = MoodSession()
        let consent = CameraConsent(of: session)
        let faces = ObservationBuffer(.newest(8))
        faces.push(try EmotionObservation(modality: .face, time: 1, probabilities: EmotionProbabilities(certain: .sad)))
        #expect(await session.mood(at: 1).votes.isEmpty)
        await consent.give(faces)
        while await session.mood(at: 1).votes.isEmpty { await Task.yield() }
        #expect(await consent.isGiven)
        await consent.withdraw()
        #expect(await !consent.isGiven)
    }

    @Test func `a measurement runs`() throws {
        let messages = ["a", "b"]
        let classifier = try TextEmotionClassifier()
        let clock = ContinuousClock()
        let time = clock.measure { for message in messages { _ = classifier.classify(message) } }
        print(time / messages.count)
        #expect(time > .zero)
    }
}

extension Modality { static let keystrokes: Self = "keystrokes" }

struct KeystrokeClassifier: EmotionClassifier {
    let modality = Modality.keystrokes
    func classify(_ keysPerSecond: Double) -> EmotionProbabilities {
        let arousal = min(1, keysPerSecond / 8) * 2 - 1
        return EmotionProbabilities(softmax: EmotionScores { 1 - abs($0.valenceArousal.arousal - arousal) })
    }
}

struct FavoritesFirst: RecommendationStrategy {
    let favorites: TrackCatalog
    let otherwise: AffectPosterior

    func playlist(for mood: Mood, length: Int) -> Playlist {
        guard mood.valence < -0.5 else { return otherwise.playlist(for: mood, length: length) }
        let why = Playlist.Contribution("favorite", 1)
        return Playlist(
            picks: favorites.prefix(length).map {
                Playlist.Pick(track: $0, why: [why], sentence: "You have liked it for long.")
            })
    }
}

struct Shelf: CandidateSource {
    let catalog: TrackCatalog

    func tracks(about words: String, count: Int) async throws -> [Track] {
        Array(catalog.filter { $0.title.localizedCaseInsensitiveContains(words) }.prefix(count))
    }
}

struct House: Sendable {
    let face: FaceEmotionClassifier
    let text: TextEmotionClassifier
    let music: AffectIndex

    init() throws {
        face = try FaceEmotionClassifier()
        text = try TextEmotionClassifier()
        music = AffectIndex(.starter)
    }
}

actor Guest {
    private let house: House
    private let session = MoodSession()
    private var music: PlaylistSession

    init(in house: House) {
        self.house = house
        music = PlaylistSession(in: house.music)
    }

    /// Takes in a message; the playlist if that changed it.
    func say(_ message: String, at time: Double) async -> PlaylistUpdate? {
        await session.add(house.text.observe(message, at: time))
        let mood = await session.mood(at: time)
        return music.take(.mood(mood))
    }
}

actor CameraConsent {
    private let session: MoodSession<JumpFilter>
    private var camera: Task<Void, any Error>?

    init(of session: MoodSession<JumpFilter>) { self.session = session }

    /// Whether the camera is being read: show it as long as it is.
    var isGiven: Bool { camera != nil }

    /// The listener has read the text and said yes.
    func give(_ faces: ObservationBuffer) {
        camera?.cancel()
        camera = Task { [session] in try await session.listen(to: faces) }
    }

    /// The listener has changed their mind.
    func withdraw() {
        camera?.cancel()
        camera = nil
    }
}
