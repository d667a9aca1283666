internal import NeuralCore

/// A square with round corners that fades toward its edge.
struct SoftMask: Sendable {
    /// The side of the square, in pixels of the scene.
    var side: Double
    /// 2 is a circle; larger numbers come close to a square.
    var roundness: Float
    /// Where fading begins, as a share of the way from the middle to the edge, `0..<1`.
    var solid: Float

    /// How much of what is painted is seen at so many pixels from the middle, `0...1`.
    func opacity(_ x: Float, _ y: Float) -> Float {
        let half = Float(side / 2)
        let (x, y) = (abs(x) / half, abs(y) / half)
        guard x < 1, y < 1 else { return 0 }
        // Most of it is solid, and needs no powers.
        if x + y < solid { return 1 }
        let distance = power(power(x, roundness) + power(y, roundness), 1 / roundness)
        let faded = min(1, max(0, (1 - distance) / (1 - solid)))
        return faded * faded * (3 - 2 * faded)
    }

    private func power(_ base: Float, _ exponent: Float) -> Float {
        Elementary.exp(exponent * Elementary.log(max(base, 1e-6)))
    }
}
