import Moodstream
import Testing

@Suite struct AttentionEventTests {
    @Test func `a message that needs care turns a live playlist gentle`() throws {
        let classifier = try TextEmotionClassifier()
        var playlist = PlaylistSession(in: AffectIndex(.starter))
        let reading = classifier.read("i don't want to live anymore")
        _ = playlist.take(.mood(Mood(time: 0, probabilities: reading.probabilities)))
        let event = try #require(PlaylistEvent(reading, at: 1))
        let taken = playlist.take(event)
        let update = try #require(taken)
        #expect(update.cause == .attention && update.isGentle)
        #expect(PlaylistEvent(classifier.read("what a lovely day"), at: 2) == nil)
    }
}
