internal import FaceEmotion
internal import Foundation
internal import NeuralCore
public import NeuralTraining

/// A whole training run of the face network: data in, weights out.
public struct FaceTraining: Sendable {
    /// The folder with `faces-train.safetensors` and `faces-validation.safetensors`.
    public var data: String
    /// The folder for the checkpoint and the weights; it must exist.
    public var output: String
    /// How the recipe is followed.
    public var plan: TrainingPlan

    /// The plan by which the weights that ship were made.
    public static func shippedPlan(seed: Int) -> TrainingPlan {
        TrainingPlan(
            epochs: 24, schedule: LearningRateSchedule(peak: 0.002, warmUp: 0.05), averaging: 0.999, seed: seed)
    }

    /// Describes a run.
    public init(data: String, output: String, plan: TrainingPlan) {
        self.data = data
        self.output = output
        self.plan = plan
    }

    /// Where the run keeps what it needs to go on.
    public var checkpoint: String { "\(output)/face.checkpoint.safetensors" }
    /// Where the weights of the best epoch are written.
    public var weights: String { "\(output)/face-emotion.safetensors" }

    /// Trains, and writes the weights of the epoch that did best on the validation file.
    ///
    /// - Parameters:
    ///   - resume: Whether to go on from the checkpoint, if there is one, instead of starting anew.
    ///   - report: Called with a progress report every twenty seconds and after each epoch.
    /// - Returns: What the written weights reach on the validation file.
    /// - Throws: `WeightsError` for files that cannot be read or written, `CancellationError`.
    @discardableResult
    public func run(resume: Bool, report: (TrainingReport) -> Void) async throws -> FaceEvaluation {
        let validation = try FaceDataSet(contentsOf: "\(data)/faces-validation.safetensors")
        let training = try FaceDataSet(contentsOf: "\(data)/faces-train.safetensors")
        let recipe = FaceRecipe(training: training, validation: validation)
        var state = TrainingState(
            parameters: recipe.initialParameters(seed: plan.seed), method: AdamW(weightDecay: 0.02))
        if resume, FileManager.default.fileExists(atPath: checkpoint) { try state.resume(from: checkpoint) }
        var trainer = Trainer(recipe: recipe, plan: plan, state: state)
        try await trainer.run(report: report) { try $0.write(to: checkpoint) }
        return try await finish(trainer.state.bestParameters, validation)
    }

    /// Calibrates the best parameters and writes them.
    private func finish(_ parameters: Parameters, _ validation: FaceDataSet) async throws -> FaceEvaluation {
        let layers = FaceLayers(folding: parameters)
        let logits = await FaceNetwork(layers).logits(of: validation)
        // Logarithmic steps from a quarter to four.
        let candidates = (0...80).map { Elementary.exp(1.386294 * (Float($0) / 40 - 1)) }
        let temperature = Temperature(
            logits: logits.flatMap(\.votes.rows), classes: validation.votes.map { $0.majority?.index },
            candidates: candidates
        ).value
        try layers.weightFile(temperature: temperature, notes: notes).write(to: weights)
        return FaceEvaluation(logits: logits, temperature: temperature, data: validation)
    }

    private var notes: [String: String] {
        [
            "data": "FER2013 pictures with FER+ votes, training part",
            "plan": "\(plan.epochs) epochs, seed \(plan.seed), \(plan.workers) workers",
        ]
    }
}
