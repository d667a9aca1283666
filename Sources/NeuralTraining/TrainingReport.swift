/// Where a training run stands.
public struct TrainingReport: Sendable {
    /// The epoch at work or just ended, from 1.
    public var epoch: Int
    /// All epochs of the plan.
    public var epochs: Int
    /// The share of this epoch that is done, `0...1`.
    public var progress: Double
    /// The mean loss of this epoch so far.
    public var loss: Double
    /// What the epoch reached on held-out data; nil while it is at work.
    public var validation: Validation?
    /// The best score so far and the epoch that reached it.
    public var best: BestEpoch?
    /// An estimate of the time that the rest of the plan takes.
    public var remaining: Duration

    /// One line for a log.
    public var line: String {
        let place = validation == nil ? " \(Int(progress * 100)) %" : ""
        let validated = validation.map { " | \($0.summary)" } ?? ""
        let bestSoFar = best.map { " | best \(rounded($0.score)) in epoch \($0.epoch)" } ?? ""
        let seconds = remaining.components.seconds
        return "epoch \(epoch)/\(epochs)\(place) | loss \(rounded(loss))\(validated)\(bestSoFar) | \(seconds) s left"
    }

    private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
