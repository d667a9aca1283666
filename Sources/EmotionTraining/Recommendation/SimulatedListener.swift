internal import EmotionCore
internal import NeuralTraining
internal import Recommendation

/// A listener with a taste of their own, who says of each track whether they like it.
///
/// The taste is a direction in the space of nine standardized scales of sound, drawn at random, and for each quadrant of moods
/// another one near it. A track that people's tags put into the quadrant of the mood is liked more. What is liked is a
/// draw with the probability
///
///     p = sigmoid(3 * (taste . sound / |taste| + (in quadrant ? 0.5 : -0.5)))
struct SimulatedListener {
    private let tastes: [AffectQuadrant: [Double]]
    private let sound: StandardizedSound
    private var random: SplitMix64

    init(number: Int, seed: Int, sound: StandardizedSound) {
        var random = SplitMix64(key: seed, number, 60)
        let common = Self.direction(&random)
        var tastes: [AffectQuadrant: [Double]] = [:]
        for quadrant in AffectQuadrant.allCases {
            let own = Self.direction(&random)
            tastes[quadrant] = Self.unit(zip(common, own).map { $0 + 0.4 * $1 })
        }
        self.tastes = tastes
        self.sound = sound
        self.random = random
    }

    /// Whether the listener likes a track in a mood.
    mutating func likes(_ track: TaggedTrack, in mood: Mood) -> Bool {
        let quadrant = AffectQuadrant(of: mood.valenceArousal)
        let fit = dot(tastes[quadrant] ?? [], sound.point(track.track))
        let logit = 3 * (fit + (track.quadrant == quadrant ? 0.5 : -0.5))
        return Double.random(in: 0..<1, using: &random) < 1 / (1 + Math.exp(-logit))
    }

    private static func direction(_ random: inout SplitMix64) -> [Double] {
        unit((0..<StandardizedSound.count).map { _ in Double(random.nextNormal()) })
    }

    private static func unit(_ vector: [Double]) -> [Double] {
        let length = dot(vector, vector).squareRoot()
        return vector.map { $0 / length }
    }
}
