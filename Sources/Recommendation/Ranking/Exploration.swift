internal import EmotionCore

/// Chance in a ranking, with a seed: each score gets a number from a Gumbel distribution.
///
/// Taking the best of such scores draws without replacement, each time with probabilities `exp(score / scale)`: the
/// larger the scale, the farther from the top. The number of a track depends on its id and the draw alone, so it is the
/// same whatever other tracks there are.
///
/// Reference: W. Kool, H. van Hoof and M. Welling, "Stochastic beams and where to find them", ICML 2019, sec. 2.
struct Exploration {
    let scale: Float
    private let draw: UInt64

    init(scale: Double, session: SessionState) {
        self.scale = Float(scale)
        draw = StableHash.mix(session.seed, UInt64(session.recordedCount))
    }

    func callAsFunction(id: some Sequence<UInt8>) -> Float {
        scale > 0 ? scale * Self.gumbel(StableHash.mix(draw, StableHash.hash(id))) : 0
    }

    /// A number from a standard Gumbel distribution that follows from a hash.
    static func gumbel(_ hash: UInt64) -> Float { Float(-Math.log(-Math.log(StableHash.unit(hash)))) }
}
