internal import EmotionCore
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
    /// A folder with pictures without faces, from which the network learns what is none.
    public var backgrounds: String?
    /// Weight files of earlier runs, whose answers are part of the targets; see ``FaceTrainingSettings/distillation``.
    public var teachers: [String] = []
    /// Files with the answers of other networks, which are teachers like those: `votes` and `label`, seven
    /// probabilities for each row of `faces-train.safetensors`.
    public var softLabels: [String] = []
    /// The checkpoint of an earlier run, whose best epoch this one starts from instead of from random weights.
    public var start: String?
    /// What is set in this run.
    public var settings: FaceTrainingSettings
    /// How the recipe is followed.
    public var plan: TrainingPlan

    /// Describes a run by the plan of the weights that ship.
    public init(data: String, output: String, settings: FaceTrainingSettings = .init(), seed: Int = 1) {
        self.data = data
        self.output = output
        self.settings = settings
        plan = TrainingPlan(
            epochs: 80, schedule: LearningRateSchedule(peak: Float(settings.learningRate), warmUp: 0.05),
            averaging: Float(settings.averaging), seed: seed)
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
        let training = try FaceDataSet(contentsOf: "\(data)/faces-train.safetensors").cleaned
        let hasTeachers = !teachers.isEmpty || !softLabels.isEmpty
        let recipe = FaceRecipe(
            training: training, validation: validation, settings: settings,
            teachers: hasTeachers
                ? try await FaceTeachers(weights: teachers, softLabels: softLabels, on: training) : nil)
        let (momentum, decay) = (Float(settings.momentum), Float(settings.weightDecay))
        let best =
            if momentum > 0 {
                try await train(recipe, SGD(momentum: momentum, weightDecay: decay), resume, report)
            } else {
                try await train(recipe, AdamW(weightDecay: decay), resume, report)
            }
        return try await finish(best, training, validation)
    }

    /// Follows the recipe to its end; returns the parameters of the best epoch.
    private func train(
        _ recipe: FaceRecipe, _ method: some Optimizer, _ resume: Bool, _ report: (TrainingReport) -> Void
    ) async throws -> Parameters {
        var state = TrainingState(parameters: recipe.initialParameters(seed: plan.seed), method: method)
        if let start {
            try state.resume(from: start)
            state = TrainingState(parameters: state.bestParameters, method: method)
        }
        if resume, FileManager.default.fileExists(atPath: checkpoint) { try state.resume(from: checkpoint) }
        var trainer = Trainer(recipe: recipe, plan: plan, state: state)
        try await trainer.run(report: report) { try $0.write(to: checkpoint) }
        return trainer.state.bestParameters
    }

    /// Calibrates the best parameters and writes them.
    private func finish(
        _ parameters: Parameters, _ training: FaceDataSet, _ validation: FaceDataSet
    ) async throws -> FaceEvaluation {
        let network = FaceNetwork(FaceLayers(folding: parameters))
        let outputs = await network.outputs(of: validation, flips: true)
        let face = FaceHeadFit(network: network, faces: training, backgrounds: backgrounds, seed: plan.seed)
        let layers = FaceLayers(folding: parameters, face: face.head)
        let temperatures = FaceTemperatures(
            votes: temperature(outputs.map(\.votes), validation.votes.map(\.majority)),
            label: temperature(outputs.map(\.label), validation.labels))
        let evaluation = FaceEvaluation(outputs: outputs, temperatures: temperatures, data: validation)
        let notes = try notes(evaluation)
        try layers.weightFile(temperatures: temperatures, notes: notes).write(to: weights)
        return evaluation
    }

    private func temperature(_ logits: [Tensor], _ classes: [Emotion?]) -> Float {
        // Logarithmic steps from a quarter to four.
        let candidates = (0...80).map { Elementary.exp(1.386294 * (Float($0) / 40 - 1)) }
        return Temperature(logits: logits.flatMap(\.rows), classes: classes.map { $0?.index }, candidates: candidates)
            .value
    }

    private func notes(_ evaluation: FaceEvaluation) throws -> [String: String] {
        let origin = try start.map { try Self.origin($0) } ?? ""
        return [
            "data": "FER2013 pictures with FER+ votes, training part",
            "plan":
                "\(plan.epochs) epochs\(origin), seed \(plan.seed), \(plan.workers) workers, \(teachers.count + softLabels.count) teachers",
            "validation": evaluation.summary,
        ]
    }

    /// Where a run has started that went on from a checkpoint.
    private static func origin(_ checkpoint: String) throws -> String {
        let metadata = try Safetensors(contentsOf: checkpoint).metadata
        guard let best = metadata["bestEpoch"], let epochs = metadata["epoch"] else { return "" }
        return " from epoch \(best) of \(epochs)"
    }
}
