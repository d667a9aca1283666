import EmotionCore
import Recommendation
import Testing

@Suite struct StarterCatalogTests {
    private let tracks = Array(TrackCatalog.starter)

    @Test func `no row of it is rejected and no recording comes twice`() {
        #expect(TrackCatalog.starter.rejectedRows == [])
        #expect(tracks.count >= 240)
        #expect(Set(tracks.map { [$0.title, $0.artist] }).count == tracks.count)
    }

    @Test func `every recording has year, genre, country and estimated features`() {
        let estimated: [AudioFeature] = [.danceability, .energy, .valence, .acousticness, .instrumentalness, .tempo]
        for track in tracks {
            #expect(track.genre != nil && track.country != nil && track.album == nil, "\(track.title)")
            #expect((1920...2029).contains(track.year ?? 0), "\(track.title)")
            #expect((40...320).contains(track.features.tempo), "\(track.title)")
            for feature in AudioFeature.allCases {
                let expected: AudioFeatures.Provenance = estimated.contains(feature) ? .estimated : .imputed
                #expect(track.features.provenance(of: feature) == expected, "\(feature) of \(track.title)")
            }
        }
    }

    @Test func `it is of many decades, countries and genres`() {
        let decades = Dictionary(grouping: tracks) { ($0.year ?? 0) / 10 }
        #expect(decades.count == 11)
        #expect(decades.values.allSatisfy { $0.count >= 10 })
        #expect(Set(tracks.compactMap(\.country)).count >= 30)
        #expect(Set(tracks.compactMap(\.genre)).count >= 40)
        #expect(Dictionary(grouping: tracks, by: \.country).values.allSatisfy { $0.count * 3 <= tracks.count })
    }

    @Test func `every quadrant of the plane has at least an eighth of it`() {
        let quadrants = Dictionary(grouping: tracks) { [$0.features.valence >= 0.5, $0.features.energy >= 0.5] }
        #expect(quadrants.count == 4)
        #expect(quadrants.values.allSatisfy { $0.count * 8 >= tracks.count })
    }

    @Test func `every emotion has ten recordings near its point`() {
        for emotion in Emotion.allCases {
            let point = emotion.valenceArousal
            let near = tracks.filter {
                let (valence, arousal) = (2 * $0.features.valence - 1, 2 * $0.features.energy - 1)
                return abs(valence - point.valence) < 0.25 && abs(arousal - point.arousal) < 0.25
            }
            #expect(near.count >= 10, "\(emotion)")
        }
    }
}
