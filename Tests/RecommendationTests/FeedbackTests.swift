import EmotionCore
import Foundation
import Testing

@testable import Recommendation

@Suite struct FeedbackTests {
    private let index = AffectIndex(RandomCatalogs.catalog(count: 300, seed: 21, artists: 150))

    /// A listener who likes what can be danced to and skips all else.
    private func dancer(_ mood: Mood, isLearning: Bool = true) -> SessionState {
        var session = SessionState()
        session.isLearning = isLearning
        for track in index.catalog.prefix(120) {
            let isLiked = track.features[.danceability] > 0.6
            session.learn(isLiked ? .like : .skip(after: .seconds(4)), about: track, in: mood)
        }
        return session
    }

    private func danceability(_ strategy: some LocalStrategy, _ mood: Mood) -> Double {
        let tracks = strategy.playlist(for: mood, length: 20).tracks
        return tracks.reduce(0) { $0 + $1.features[.danceability] } / 20
    }

    @Test func `feedback draws picks towards what is liked`() throws {
        let mood = try RandomCatalogs.mood([.happy: 1])
        let session = dancer(mood)
        #expect(
            danceability(AffectPosterior(in: index, session: session), mood)
                > danceability(AffectPosterior(in: index), mood) + 0.1)
        for choice in [ContextualBandit.Choice.upperConfidenceBound(alpha: 0.2), .thompsonSampling(scale: 0.2)] {
            let bandit = ContextualBandit(in: index, session: session, choice: choice)
            #expect(danceability(bandit, mood) > danceability(AffectPosterior(in: index), mood) + 0.1)
        }
        #expect(session.taste.weights(in: .exuberant)["danceability"] ?? 0 > 0.3)
    }

    @Test func `learning can be switched off, and what was learned forgotten`() throws {
        let mood = try RandomCatalogs.mood([.happy: 1])
        #expect(dancer(mood, isLearning: false).taste == Taste())
        var session = dancer(mood)
        let plain = AffectPosterior(in: index).playlist(for: mood, length: 20)
        session.isLearning = false
        #expect(AffectPosterior(in: index, session: session).playlist(for: mood, length: 20) == plain)
        session.isLearning = true
        session.forgetTaste()
        #expect(AffectPosterior(in: index, session: session).playlist(for: mood, length: 20) == plain)
        #expect(session.liked.isEmpty)
    }

    @Test func `what does not suit a mood stays away from it and from no other`() throws {
        let (happy, sad) = (try RandomCatalogs.mood([.happy: 1]), try RandomCatalogs.mood([.sad: 1]))
        let track = try #require(AffectPosterior(in: index, steps: .none).playlist(for: happy, length: 1).tracks.first)
        var session = SessionState()
        session.learn(.notInThisMood, about: track, in: happy)
        func hears(_ mood: Mood) -> Bool {
            AffectPosterior(in: index, session: session, steps: .none).playlist(for: mood, length: 300).tracks
                .contains(track)
        }
        #expect(!hears(happy) && hears(sad))
    }

    @Test func `the sooner a skip, the more it says`() {
        let rewards = [0, 10, 60, 90, 500].map { Feedback.skip(after: .seconds($0)).reward }
        #expect(rewards == rewards.sorted() && rewards.first == -1 && rewards.last == 0)
        #expect(Feedback.skip(after: .seconds(-5)).reward == -1)
    }

    @Test func `taste in a region is drawn to the general taste`() throws {
        let (happy, sad) = (try RandomCatalogs.mood([.happy: 1]), try RandomCatalogs.mood([.sad: 1]))
        var session = dancer(happy)
        let learned = session.taste.weights(in: .depressed)["danceability"] ?? 0
        #expect(learned > 0.3)
        for track in index.catalog.prefix(40) {
            session.learn(track.features[.danceability] > 0.6 ? .skip(after: .zero) : .like, about: track, in: sad)
        }
        #expect(session.taste.weights(in: .depressed)["danceability"] ?? 1 < 0)
    }

    @Test func `a state with a taste survives JSON bit for bit and stays small`() throws {
        var session = dancer(try RandomCatalogs.mood([.happy: 1]))
        session.learn(.ban, about: index.catalog[3], in: try RandomCatalogs.mood([.sad: 1]))
        let data = try JSONEncoder().encode(session)
        #expect(try JSONDecoder().decode(SessionState.self, from: data) == session)
        #expect(data.count < 16_000, "\(data.count) bytes")
        let old = try JSONDecoder().decode(SessionState.self, from: Data(#"{"version":1,"played":["a"]}"#.utf8))
        #expect(old == SessionState(played: ["a"]))
    }

    @Test func `a taste with missing numbers is refused`() {
        let text =
            #"{"version":2,"played":[],"taste":{"general":{"products":[1],"rewards":[],"count":1},"regions":{}}}"#
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(SessionState.self, from: Data(text.utf8)) }
    }
}
