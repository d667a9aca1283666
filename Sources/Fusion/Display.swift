/// What one modality displays at present: many frames of one smile are one smile.
///
/// The evidence of a display is that of the mean of its frames. Each frame replaces the evidence so far by a better one,
/// as far as it shows the same display, and adds to it, as far as it shows a new one.
struct Display: Hashable, Codable, Sendable {
    /// The mean of the frames' log posteriors.
    @Packed<Float> private(set) var mean = SIMD8<Double>.zero
    /// How many frames it is made of, weighed by quality.
    @Single private(set) var frames = 0.0
    /// The share of this display that has been counted, in `0...1`.
    @Single private(set) var counted = 0.0
    /// The log-evidence that it has added so far.
    @Packed<Float> private(set) var evidence = SIMD8<Double>.zero

    /// How many frames came lately, weighed by quality: none before an answer that stands alone.
    @Single private(set) var company = 0.0

    /// Takes in a frame.
    ///
    /// - Parameters:
    ///   - same: How likely it shows the same display as the frames before it.
    ///   - share: How much of a display one of many frames tells; one that stands alone is all there is, and tells all.
    ///   - lately: How much of ``company`` is left by now.
    mutating func take(
        _ frame: SIMD8<Double>, same: Double, quality: Double, share: Double, lately: Double
    ) {
        company *= lately
        let share = 1 - (1 - share) * min(1, company)
        company += quality
        let before = same * frames
        frames = before + quality
        mean = (before * mean + quality * frame) / frames
        counted = same * counted + quality * share * (1 - same * counted)
    }

    /// Replaces the evidence of the display so far; returns what it adds to the mood.
    ///
    /// - Parameter share: How much of the evidence so far is this display's and has not faded.
    mutating func replaceEvidence(by newer: SIMD8<Double>, keeping share: Double) -> SIMD8<Double> {
        let difference = newer - share * evidence
        evidence = newer
        return difference
    }

    /// Whether these are numbers that a display can hold.
    var isValid: Bool {
        let lanes = Emotion.allCases.map(\.index)
        return lanes.allSatisfy { mean[$0].isFinite && evidence[$0].isFinite } && frames.isFinite && frames >= 0
            && company.isFinite && company >= 0
            && (0...1).contains(counted)
    }
}
