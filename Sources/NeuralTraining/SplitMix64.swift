internal import NeuralCore

/// A small random generator with a seed, so that the same training run can be made again.
///
/// Reference: G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Creates a generator; equal keys give equal sequences, different ones independent sequences.
    ///
    /// - Parameter key: A seed and whatever else tells the sequence apart: epoch, step, worker.
    public init(key: Int...) {
        state = 0
        for part in key {
            state ^= UInt64(bitPattern: Int64(part))
            state = next()
        }
    }

    /// The next 64 random bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number in `0..<1` with 24 random bits.
    public mutating func nextUnit() -> Float { Float(next() >> 40) * 0x1p-24 }
}

extension RandomNumberGenerator {
    /// A number from the normal distribution with mean 0 and variance 1 (Box-Muller).
    package mutating func nextNormal() -> Float {
        let radius = (-2 * Elementary.log(Float.random(in: 1e-12..<1, using: &self))).squareRoot()
        return radius * Float(Elementary.cosine(2 * .pi * Double.random(in: 0..<1, using: &self)))
    }
}
