/// An observation in 40 bytes, as a window keeps it: the id as a fingerprint, the numbers to five digits.
///
/// A listener with a camera has a hundred of them in a window, and a server has a hundred thousand listeners.
struct KeptObservation: Hashable, Sendable {
    /// When it was made.
    let time: Double
    /// What is left of the id.
    let fingerprint: UInt64
    // Three fields of 21 bits each: the probabilities, then the quality and the index of the modality.
    private let first: UInt64
    private let second: UInt64
    private var third: UInt64

    init(_ observation: EmotionObservation, modality index: Int) {
        let lanes = observation.probabilities.lanes
        time = observation.time
        fingerprint = Fusion.fingerprint(observation.id)
        first = Self.packed(lanes[0], lanes[1], lanes[2])
        second = Self.packed(lanes[3], lanes[4], lanes[5])
        third = Self.packed(lanes[6], observation.quality) | UInt64(index) << (2 * UnitFraction.width)
    }

    /// The index of the modality, as given.
    var modality: Int { Int(field(2, of: third)) }

    /// How far to trust it.
    var quality: Double { value(1, of: third) }

    /// The classifier's posterior.
    var probabilities: EmotionProbabilities { EmotionProbabilities(unchecked: lanes) }

    private var lanes: SIMD8<Double> {
        SIMD8(
            value(0, of: first), value(1, of: first), value(2, of: first), value(0, of: second),
            value(1, of: second), value(2, of: second), value(0, of: third), 0)
    }

    private static func packed(_ low: Double, _ middle: Double, _ high: Double = 0) -> UInt64 {
        let (low, middle, high) = (UnitFraction.code(low), UnitFraction.code(middle), UnitFraction.code(high))
        return UInt64(low) | UInt64(middle) << UnitFraction.width | UInt64(high) << (2 * UnitFraction.width)
    }

    private func field(_ index: Int, of word: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: word >> (index * UnitFraction.width)) & (1 << UnitFraction.width - 1)
    }

    private func value(_ index: Int, of word: UInt64) -> Double { UnitFraction.value(field(index, of: word)) }
}

extension KeptObservation {
    /// The same with another index of its modality.
    func withModality(_ index: Int) -> KeptObservation {
        var copy = self
        copy.third = third & (1 << (2 * UnitFraction.width) - 1) | UInt64(index) << (2 * UnitFraction.width)
        return copy
    }

    /// How many words ``words`` has.
    static let wordCount = 5

    /// Everything, for storage.
    var words: [UInt64] { [time.bitPattern, fingerprint, first, second, third] }

    /// Reads ``words``, nothing if they are none that an observation can have.
    init?(words: some RandomAccessCollection<UInt64>, modalityCount: Int) {
        guard words.count == Self.wordCount else { return nil }
        let words = Array(words)
        (time, fingerprint) = (Double(bitPattern: words[0]), words[1])
        (first, second, third) = (words[2], words[3], words[4])
        let inRange = (0..<Emotion.count).allSatisfy { (0...1).contains(lanes[$0]) } && (0...1).contains(quality)
        guard time.isFinite, inRange, lanes.sum() > 0.5, modality < modalityCount else { return nil }
    }
}
