internal import EmotionCore
internal import NeuralCore

/// What one head of the face network is to say of each picture, and how much each picture counts.
struct FaceTargets: Sendable {
    /// The distributions, seven numbers a picture.
    private var rows: [Float]
    /// How much each picture counts; 0 for one without a target.
    private var weights: [Float]

    /// Takes targets over; pictures without one do not count.
    init(_ targets: [EmotionProbabilities?]) {
        rows = targets.flatMap { target in Emotion.allCases.map { Float((target ?? .uniform)[$0]) } }
        weights = targets.map { $0 == nil ? 0 : 1 }
    }

    /// Replaces a share of every target by what teachers say; pictures without a target get theirs alone.
    mutating func distill(_ teachers: [EmotionProbabilities], share: Double) {
        guard share > 0 else { return }
        for (picture, teacher) in teachers.enumerated() {
            let share = weights[picture] == 0 ? 1 : Float(share)
            for emotion in Emotion.allCases {
                let place = picture * Emotion.count + emotion.index
                rows[place] += share * (Float(teacher[emotion]) - rows[place])
            }
            weights[picture] = 1
        }
    }

    /// Weights pictures of rare emotions up: by the emotion's frequency to the power of `-strength`, with a mean of 1.
    mutating func balance(strength: Double) {
        guard strength > 0 else { return }
        let total = weights.reduce(0, +)
        var frequencies = [Float](repeating: 0, count: Emotion.count)
        for place in rows.indices {
            frequencies[place % Emotion.count] += rows[place] * weights[place / Emotion.count] / total
        }
        let factors = frequencies.map { Elementary.power(max($0, 1e-3), Float(-strength)) }
        let mean = zip(frequencies, factors).reduce(0) { $0 + $1.0 * $1.1 }
        for picture in weights.indices {
            let own = (0..<Emotion.count).reduce(0) { $0 + rows[picture * Emotion.count + $1] * factors[$1] }
            weights[picture] *= own / mean
        }
    }

    /// The targets and weights of some pictures.
    func batch(_ examples: ArraySlice<Int>) -> (rows: Tensor, weights: [Float]) {
        let values = examples.flatMap { rows[$0 * Emotion.count..<($0 + 1) * Emotion.count] }
        return (
            Tensor(shape: [examples.count, Emotion.count], values: values), examples.map { weights[$0] }
        )
    }
}
