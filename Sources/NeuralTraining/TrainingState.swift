internal import NeuralCore

/// Everything that changes in a training run: enough to go on from.
public struct TrainingState<Method: Optimizer>: Sendable {
    /// The parameters after the last update.
    public internal(set) var parameters: Parameters
    /// The optimizer with its running averages.
    public internal(set) var method: Method
    /// The number of epochs that are done.
    public internal(set) var epoch = 0
    /// The epoch with the best validation score so far.
    public internal(set) var best: BestEpoch?
    /// The parameters of the best epoch.
    public internal(set) var bestParameters: Parameters

    /// The state before the first epoch.
    public init(parameters: Parameters, method: Method) {
        self.parameters = parameters
        self.method = method
        bestParameters = parameters
    }

    mutating func finishEpoch(_ validation: Validation) {
        epoch += 1
        if let best, best.score >= validation.score { return }
        best = BestEpoch(score: validation.score, epoch: epoch)
        bestParameters = parameters
    }
}

/// The epoch that did best on held-out data.
public struct BestEpoch: Hashable, Sendable {
    /// Its validation score.
    public var score: Double
    /// Its number, from 1.
    public var epoch: Int
}
