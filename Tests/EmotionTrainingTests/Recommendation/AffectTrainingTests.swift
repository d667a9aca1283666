import EmotionCore
import Recommendation
import TestSupport
import Testing

@testable import EmotionTraining

@Suite struct AffectTrainingTests {
    /// Tracks whose tags follow from their energy and valence, with some noise.
    private func data(count: Int, seed: UInt64) -> AffectDataSet {
        var random = SeededGenerator(seed: seed)
        return AffectDataSet(
            (0..<count).map { number in
                let (valence, energy) = (
                    Double.random(in: 0...1, using: &random), Double.random(in: 0...1, using: &random)
                )
                let track = Track(
                    id: "\(number)", title: "T\(number)", artist: "A\(number % 40)",
                    genre: valence > 0.5 ? "pop" : "metal",
                    features: AudioFeatures([.valence: valence, .energy: energy, .tempo: 100 + 40 * energy]))
                func tag(_ value: Double) -> Double { 1.6 * (value - 0.5) + .random(in: -0.2...0.2, using: &random) }
                return TaggedTrack(
                    track: track, place: ValenceArousal(clampingValence: tag(valence), arousal: tag(energy)))
            })
    }

    @Test func `a fitted model finds the quadrants of tracks it has not seen`() throws {
        let (inside, outside) = data(count: 400, seed: 3).split(fold: 0, of: 2)
        let model = try AffectRecipe().fit(outside)
        let hits = inside.tracks.count { tagged in
            let affect = model.affect(of: tagged.track)
            return AffectQuadrant.allCases.allSatisfy { affect[$0] <= affect[tagged.quadrant] }
        }
        #expect(Double(hits) > 0.8 * Double(inside.tracks.count))
    }

    @Test func `no artist is on both sides of a split`() {
        let data = data(count: 200, seed: 4)
        for salt in 0..<3 {
            let (inside, outside) = data.split(fold: 1, of: 2, salt: salt)
            #expect(inside.tracks.count + outside.tracks.count == 200)
            #expect(Set(inside.tracks.map(\.track.artist)).isDisjoint(with: outside.tracks.map(\.track.artist)))
            #expect(!inside.tracks.isEmpty && !outside.tracks.isEmpty)
        }
    }

    @Test func `softmax regression ends where the slope of its loss is zero`() {
        var random = SeededGenerator(seed: 6)
        let rows = (0..<80).map { _ in
            [1, Double.random(in: -1...1, using: &random), Double.random(in: -1...1, using: &random)]
        }
        let classes = rows.map { $0[1] + 0.3 * $0[2] > 0.2 ? 0 : $0[2] > 0 ? 1 : 2 }
        let penalties = [0.1, 1, 1]
        let fit = SoftmaxRegression(rows: rows, classes: classes, classCount: 3, penalties: penalties, steps: 2000)
        for (label, weights) in fit.weights.enumerated() {
            for column in 0..<3 {
                let slope = zip(rows, classes).reduce(-penalties[column] * weights[column]) { sum, pair in
                    sum + pair.0[column] * ((pair.1 == label ? 1 : 0) - fit.probabilities(pair.0)[label])
                }
                #expect(abs(slope) < 1e-3)
            }
        }
    }

    @Test func `a Cholesky factor solves its system`() {
        let matrix = [[4.0, 1, 0.5], [1, 3, 0.2], [0.5, 0.2, 2]]
        let x = CholeskyFactor(matrix).solve([1, 2, 3])
        expectClose(matrix.map { dot($0, x) }, [1, 2, 3], within: Tolerance.float64)
    }

    @Test func `ranks correlate as Spearman says`() {
        #expect(spearman([1, 2, 3, 4], [10, 20, 30, 40]) == 1)
        #expect(spearman([1, 2, 3, 4], [4, 3, 2, 1]) == -1)
        #expect(abs(spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]) - 0.8) < 1e-12)
        #expect(spearman([1, 2, 3], [5, 5, 5]) == 0)
    }

    @Test func `figures count what they say`() throws {
        let data = data(count: 60, seed: 8)
        let evaluation = try RecommendationEvaluation(on: data, runs: 2, simulatedListeners: 1)
        let only = try #require(evaluation.strategies["affect-posterior-only"])
        let nearest = try #require(evaluation.strategies["affect-posterior"])
        #expect((0...1).contains(only.precision) && (0...1).contains(nearest.coverage))
        #expect(only.playlists == nearest.playlists && only.playlists > 0)
        #expect(evaluation.journeys.journeys > 0 && (-1...1).contains(evaluation.journeys.progress))
    }

    @Test func `playlists that repeat each other are continued`() {
        let tracks = (0..<40).map { number in
            Track(id: "s\(number)", title: "S\(number)", artist: "A\(number)", features: AudioFeatures([.energy: 0.5]))
        }
        let lists = (0..<12).map { list in (0..<10).map { "s\(($0 + 10 * (list % 3)))" } }
        #expect(PlaylistContinuation(TrackCatalog(tracks), playlists: lists).figure() > 0.8)
    }
}
