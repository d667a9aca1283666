internal import FaceEmotion
internal import NeuralCore

/// Fits the temperature that makes the FER+ head's confidence match its accuracy.
///
/// Reference: C. Guo et al., "On calibration of modern neural networks", ICML 2017, section 4.2.
enum FaceCalibration {
    /// The temperature with the least negative log-likelihood of the majority emotions, from `0.25...4`.
    static func temperature(logits: [FaceNetwork.Logits], data: FaceDataSet) -> Float {
        let candidates = (0...80).map { index -> Float in Elementary.exp(1.386294 * (Float(index) / 40 - 1)) }
        return candidates.min { loss($0, logits, data) < loss($1, logits, data) } ?? 1
    }

    private static func loss(_ temperature: Float, _ logits: [FaceNetwork.Logits], _ data: FaceDataSet) -> Double {
        let rows = logits.flatMap { $0.votes.distributions(temperature: temperature) }
        return zip(rows, data.votes).reduce(0) { sum, pair in
            guard let emotion = pair.1.majority else { return sum }
            return sum - Double(Elementary.log(Float(max(pair.0[emotion.index], 1e-12))))
        }
    }
}
