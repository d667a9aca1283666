import EmotionCore
import Foundation
import Testing

@testable import Recommendation

@Suite struct AffectModelTests {
    private func track(_ features: [AudioFeature: Double], genre: String? = nil, emotions: [Emotion] = []) -> Track {
        Track(id: "x", title: "X", artist: "A", genre: genre, features: AudioFeatures(features), emotions: emotions)
    }

    @Test func `a posterior is a distribution whose mean lies in the plane`() {
        for track in RandomCatalogs.catalog(count: 200, seed: 1) {
            let affect = AffectModel.shipped.affect(of: track)
            let sum = AffectQuadrant.allCases.reduce(0) { $0 + affect[$1] }
            #expect(abs(sum - 1) < 1e-5)
            #expect(AffectQuadrant.allCases.allSatisfy { (0...1).contains(affect[$0]) })
            #expect((0...1).contains(affect.uncertainty))
            #expect(affect.variance.valence > 0 && affect.variance.arousal > 0)
        }
    }

    @Test func `the shipped model is fitted and a few kilobytes`() {
        #expect(AffectModel.shipped != .ignorant)
        #expect(PackageResources.affect_model_json.count < 8000)
        let loud = track([.energy: 0.95, .valence: 0.2, .acousticness: 0, .loudness: -4], genre: "metal")
        let soft = track([.energy: 0.15, .valence: 0.2, .acousticness: 0.9, .loudness: -15])
        let (metal, ballad) = (AffectModel.shipped.affect(of: loud), AffectModel.shipped.affect(of: soft))
        #expect(metal.mean.arousal > ballad.mean.arousal + 0.2)
        #expect(metal[.anxious] > ballad[.anxious])
    }

    @Test func `what is unknown leaves less certainty`() {
        let known = track([.energy: 0.98, .valence: 0.97, .danceability: 0.9, .acousticness: 0.01, .tempo: 120])
        let guessed = track([.valence: 0.97])
        #expect(AffectModel.shipped.affect(of: guessed).uncertainty > AffectModel.shipped.affect(of: known).uncertainty)
    }

    @Test func `an emotion tag is evidence for the quadrant of its emotion`() {
        let plain = AffectModel.shipped.affect(of: track([.energy: 0.5]))
        for emotion in Emotion.allCases where emotion != .neutral {
            let quadrant = AffectQuadrant(of: emotion.valenceArousal)
            let tagged = AffectModel.shipped.affect(of: track([.energy: 0.5], emotions: [emotion]))
            #expect(tagged[quadrant] > plain[quadrant])
        }
    }

    @Test(arguments: ["", "[]", "{}", #"{"version":9}"#])
    func `a file that makes no sense is refused`(_ text: String) {
        #expect(throws: AffectModelError.self) { try AffectModel(json: Array(text.utf8)) }
    }

    @Test func `numbers that are missing or impossible are told by name`() throws {
        let bytes = PackageResources.affect_model_json
        var parameters = try JSONDecoder().decode(AffectParameters.self, from: Data(bytes))
        parameters.inputs["energy"] = nil
        #expect(throws: AffectModelError.missingInput("energy")) { try AffectModel(parameters) }
        parameters = try JSONDecoder().decode(AffectParameters.self, from: Data(bytes))
        parameters.bias = [0, .nan, 0, 0]
        #expect(throws: AffectModelError.invalidNumbers("bias")) { try AffectModel(parameters) }
        parameters = try JSONDecoder().decode(AffectParameters.self, from: Data(bytes))
        parameters.version = 7
        #expect(throws: AffectModelError.wrongVersion(7, expected: 1)) { try AffectModel(parameters) }
    }

    @Test func `the normal distribution has its known values`() {
        for (x, share) in [(0.0, 0.5), (1, 0.841_344_746), (-1.96, 0.024_997_895), (3, 0.998_650_102)] {
            #expect(abs(Math.normalCumulative(x) - share) < 2e-7)
        }
    }
}
