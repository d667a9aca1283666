internal import NeuralCore

/// A learning rate that rises in a straight line and then falls along half a cosine to zero.
///
/// Reference: I. Loshchilov and F. Hutter, "SGDR", ICLR 2017, eq. 5, without restarts.
public struct LearningRateSchedule: Hashable, Sendable {
    /// The largest rate.
    public var peak: Float
    /// The share of all steps in which the rate rises, `0...1`.
    public var warmUp: Double

    /// Creates a schedule.
    public init(peak: Float, warmUp: Double = 0.05) {
        self.peak = peak
        self.warmUp = warmUp
    }

    /// The rate at one of `total` steps.
    public func rate(at step: Int, of total: Int) -> Float {
        let rising = warmUp * Double(total)
        if Double(step) < rising { return peak * Float(Double(step + 1) / max(1, rising)) }
        let progress = (Double(step) - rising) / max(1, Double(total) - rising)
        return peak * Float((1 + Elementary.cosine(.pi * min(1, progress))) / 2)
    }
}
