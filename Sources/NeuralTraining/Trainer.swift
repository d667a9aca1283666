internal import NeuralCore

/// Follows a recipe: epoch by epoch, with each batch shared among several tasks.
///
/// Every worker computes the gradient of its part of the batch; the parts are then averaged in a fixed order, so
/// equal seeds and equal numbers of workers give equal weights, also when a run was resumed.
public struct Trainer<Recipe: TrainingRecipe, Method: Optimizer>: Sendable {
    /// The model and its data.
    public let recipe: Recipe
    /// How the recipe is followed.
    public let plan: TrainingPlan
    /// Everything that changes.
    public private(set) var state: TrainingState<Method>

    /// How much of the old running statistics each step keeps.
    private let stateMomentum: Float = 0.9

    /// Starts a run, or goes on with one from its checkpoint.
    public init(recipe: Recipe, plan: TrainingPlan, state: TrainingState<Method>) {
        precondition(plan.workers > 0, "\(plan.workers) workers cannot train")
        self.recipe = recipe
        self.plan = plan
        self.state = state
    }

    /// Runs the epochs that are left.
    ///
    /// - Parameters:
    ///   - report: Called about every twenty seconds and after every epoch.
    ///   - checkpoint: Called after every epoch with all there is to go on from.
    /// - Throws: What `checkpoint` throws, and `CancellationError`.
    public mutating func run(
        report: (TrainingReport) -> Void, checkpoint: (TrainingState<Method>) throws -> Void
    ) async throws {
        while state.epoch < plan.epochs {
            var random = SplitMix64(key: plan.seed, state.epoch)
            let batches = recipe.batches(epoch: state.epoch, using: &random)
            var watch = TrainingStopwatch(epoch: state.epoch, plan: plan, batches: batches.count)
            for (index, batch) in batches.enumerated() {
                try Task.checkCancellation()
                let loss = await step(batch, index: index, of: batches.count)
                if let sofar = watch.tick(loss: loss, best: state.best) { report(sofar) }
            }
            let validation = await recipe.validate(state.averaged)
            state.finishEpoch(validation)
            report(watch.finish(validation, best: state.best))
            try checkpoint(state)
        }
    }

    /// One update; returns the mean loss of the batch.
    private mutating func step(_ batch: [Int], index: Int, of count: Int) async -> Double {
        var parts = await self.parts(of: batch, index: index)
        var gradients = parts.removeFirst()
        for part in parts { gradients.add(part) }
        gradients.clip(to: plan.gradientNorm)
        let updates = state.epoch * count + index
        state.method.update(
            &state.parameters, gradients: gradients.tensors,
            learningRate: plan.schedule.rate(at: updates, of: plan.epochs * count), step: updates)
        for (position, observed) in gradients.observedState {
            state.parameters.tensors[position].move(toward: observed, keeping: stateMomentum)
        }
        state.average(keeping: plan.averaging, step: updates)
        return gradients.loss
    }

    /// The gradients of all parts of a batch, each weighted with its share of the examples, in a fixed order.
    private func parts(of batch: [Int], index: Int) async -> [BatchGradient] {
        let size = (batch.count + plan.workers - 1) / plan.workers
        let slices = stride(from: 0, to: batch.count, by: max(1, size)).map { batch[$0..<min($0 + size, batch.count)] }
        let (recipe, parameters, epoch, seed) = (recipe, state.parameters, state.epoch, plan.seed)
        return await slices.concurrentMap { worker, examples in
            var random = SplitMix64(key: seed, epoch, index, worker)
            let share = Float(examples.count) / Float(batch.count)
            return BatchGradient(of: examples, recipe, parameters, share: share, using: &random)
        }
    }
}
