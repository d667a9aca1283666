@testable import Fusion

extension EmotionObservation {
    /// What a window keeps of this observation, under an id that sorts as its fingerprint does.
    func asKept() throws -> EmotionObservation {
        let kept = KeptObservation(self, modality: 0)
        let digits = String(kept.fingerprint, radix: 16)
        return try EmotionObservation(
            id: String(repeating: "0", count: 16 - digits.count) + digits, modality: modality, time: time,
            probabilities: kept.probabilities, quality: kept.quality, valenceArousal: valenceArousal)
    }
}
