internal import NeuralCore

/// Everything that changes in a training run: enough to go on from.
public struct TrainingState<Method: Optimizer>: Sendable {
    /// The parameters after the last update.
    public internal(set) var parameters: Parameters
    /// The exponential moving average of the parameters, which is what is validated and kept.
    public internal(set) var averaged: Parameters
    /// The optimizer with its running averages.
    public internal(set) var method: Method
    /// The number of epochs that are done.
    public internal(set) var epoch = 0
    /// The epoch with the best validation score so far.
    public internal(set) var best: BestEpoch?
    /// The averaged parameters of the best epoch.
    public internal(set) var bestParameters: Parameters

    /// The state before the first epoch.
    public init(parameters: Parameters, method: Method) {
        self.parameters = parameters
        self.method = method
        averaged = parameters
        bestParameters = parameters
    }

    /// Moves the average toward the parameters.
    ///
    /// - Parameters:
    ///   - kept: How much of the old average is kept; less in the first steps, whose parameters are soon out of date.
    ///   - step: How many updates came before this one.
    ///
    /// Reference: B. Polyak and A. Juditsky, "Acceleration of stochastic approximation by averaging", SIAM J. Control
    /// and Optimization 30, 1992.
    mutating func average(keeping kept: Float, step: Int) {
        guard kept > 0 else { return averaged = parameters }
        let kept = min(kept, Float(step + 1) / Float(step + 10))
        for position in parameters.tensors.indices {
            averaged.tensors[position].move(toward: parameters.tensors[position], keeping: kept)
        }
    }

    mutating func finishEpoch(_ validation: Validation) {
        epoch += 1
        if let best, best.score >= validation.score { return }
        best = BestEpoch(score: validation.score, epoch: epoch)
        bestParameters = averaged
    }
}

/// The epoch that did best on held-out data.
public struct BestEpoch: Hashable, Sendable {
    /// Its validation score.
    public var score: Double
    /// Its number, from 1.
    public var epoch: Int
}
