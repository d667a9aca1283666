import EmotionCore
import TestSupport
import Testing

@testable import Recommendation

@Suite struct PlaneIndexTests {
    @Test(arguments: [Emotion.sad, .happy, .neutral])
    func `the nearest are those of a full scan, equally near ones by their ids`(_ emotion: Emotion) {
        var random = SeededGenerator(seed: 5)
        let catalog = TrackCatalog(
            (0..<3000).map { number in
                // Coarse steps, so that many tracks lie at one place.
                Track(
                    id: "t\(number)", title: "T", artist: "A\(number)",
                    features: AudioFeatures([
                        .valence: Double(Int.random(in: 0...40, using: &random)) / 40,
                        .energy: Double(Int.random(in: 0...40, using: &random)) / 40,
                    ]))
            })
        let target = AffectTarget(Mood(time: 0, probabilities: EmotionProbabilities(certain: emotion)), goal: .match)
        func nearness(_ row: Int) -> Float {
            let place = catalog.place(of: row)
            return target.nearness(of: SIMD2(Float(place.valence), Float(place.arousal)))
        }
        let odd = catalog.indices.filter { $0 % 2 == 1 }
        let scan = odd.sorted { (-nearness($0), catalog[$0].id) < (-nearness($1), catalog[$1].id) }
        let found = PlaneIndex(catalog).nearest(600, to: target) { $0 % 2 == 1 }
        #expect(found == Array(scan.prefix(600)))
    }

    @Test func `asking for more than anybody has gives all there is`() {
        let tracks = (0..<500).map { Track(id: "\($0)", title: "T\($0)", artist: "A\($0 % 3)") }
        let strategy = ValenceArousalNearest(in: TrackCatalog(tracks))
        let mood = Mood(time: 0, probabilities: EmotionProbabilities(certain: .sad))
        #expect(strategy.playlist(for: mood, length: .max).tracks.count == 500)
        #expect(strategy.playlist(for: mood, length: .min).tracks.isEmpty)
    }
}
