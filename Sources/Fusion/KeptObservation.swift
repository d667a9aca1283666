/// An observation in 32 bytes, as a window keeps it: the id as a fingerprint, the numbers to three digits.
///
/// A listener with a camera has a hundred of them in a window, and a server has a hundred thousand listeners.
struct KeptObservation: Hashable, Sendable {
    /// When it was made.
    let time: Double
    /// 44 bits of the id's hash, then the index of the modality.
    private var label: UInt64
    /// The codes of the seven probabilities and of the quality.
    private let codes: SIMD8<UInt16>

    /// The bits of a label that hold the index of the modality: a window has fewer than a million entries.
    private static let indexBits: UInt64 = 20

    init(_ observation: EmotionObservation, modality index: Int) {
        var numbers = observation.probabilities.lanes
        numbers[Emotion.count] = observation.quality
        time = observation.time
        label = Self.fingerprint(observation.id) << Self.indexBits | UInt64(index)
        codes = UnitFraction.codes(numbers)
    }

    /// What is left of an id.
    static func fingerprint(_ id: String) -> UInt64 { Fusion.fingerprint(id) >> indexBits }

    /// What is left of the id.
    var fingerprint: UInt64 { label >> Self.indexBits }

    /// The index of the modality, as given.
    var modality: Int { Int(label & (1 << Self.indexBits - 1)) }

    /// How far to trust it.
    var quality: Double { UnitFraction.values(codes)[Emotion.count] }

    /// The classifier's posterior.
    var probabilities: EmotionProbabilities { EmotionProbabilities(unchecked: UnitFraction.values(codes)) }

    /// The same with another index of its modality.
    func withModality(_ index: Int) -> KeptObservation {
        var copy = self
        copy.label = fingerprint << Self.indexBits | UInt64(index)
        return copy
    }
}

extension KeptObservation {
    /// How many words ``words`` has.
    static let wordCount = 4

    /// Everything, for storage.
    var words: [UInt64] { [time.bitPattern, label] + [0, 4].map(word) }

    /// Four codes, the first in the lowest bits.
    private func word(_ start: Int) -> UInt64 {
        (0..<4).reduce(0) { $0 | UInt64(codes[start + $1]) << (16 * UInt64($1)) }
    }

    /// Reads ``words``, nothing if they are none that an observation can have.
    init?(words: some RandomAccessCollection<UInt64>, modalityCount: Int) {
        guard words.count == Self.wordCount else { return nil }
        let words = Array(words)
        (time, label) = (Double(bitPattern: words[0]), words[1])
        var codes = SIMD8<UInt16>()
        for lane in 0..<8 { codes[lane] = UInt16(truncatingIfNeeded: words[2 + lane / 4] >> UInt64(16 * (lane % 4))) }
        self.codes = codes
        guard time.isFinite, codes.max() <= UnitFraction.one, modality < modalityCount else { return nil }
        var probabilities = UnitFraction.values(codes)
        probabilities[Emotion.count] = 0
        guard probabilities.sum() > 0.5 else { return nil }
    }
}
