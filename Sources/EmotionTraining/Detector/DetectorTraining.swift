internal import FaceEmotion
internal import Foundation
internal import NeuralCore
public import NeuralTraining

/// A whole training run of the detector's network: data in, weights out.
///
/// The first half of the run learns from random scenes; the third and the last quarter also from the places that the
/// network still takes for faces when they begin. Each part ends with a learning rate of zero, so the average of its
/// last weights is what is kept.
public struct DetectorTraining: Sendable {
    /// The folder with `detect/` and `face/`.
    public var data: String
    /// The folder for checkpoints and weights; it must exist.
    public var output: String
    /// How the recipe is followed; the epochs are those of all parts together.
    public var plan: TrainingPlan
    /// Scenes in an epoch; nil for the recipe's own number.
    var scenes: Int?

    /// The plan by which the weights that ship were made.
    public static func shippedPlan(seed: Int) -> TrainingPlan {
        TrainingPlan(
            epochs: 80, schedule: LearningRateSchedule(peak: 0.003, warmUp: 0.05), averaging: 0.998, seed: seed)
    }

    /// Describes a run.
    public init(data: String, output: String, plan: TrainingPlan) {
        self.data = data
        self.output = output
        self.plan = plan
    }

    /// Where the weights are written.
    public var weights: String { "\(output)/face-detector.safetensors" }

    /// Trains and writes the weights.
    ///
    /// - Parameters:
    ///   - resume: Whether to go on from the checkpoints, if there are some, instead of starting anew.
    ///   - report: Called with a progress report every twenty seconds and after each epoch.
    /// - Returns: What the written weights reach on the held-out part.
    /// - Throws: `TrainingDataError` and `WeightsError` for files that cannot be read or written, `CancellationError`.
    @discardableResult
    public func run(resume: Bool, report: (TrainingReport) -> Void) async throws -> DetectorEvaluation {
        let training = try DetectorDataSet(folder: data, part: .training)
        let validation = try DetectorDataSet(folder: data, part: .heldOut)
        var recipe = DetectorRecipe(training: training, validation: validation)
        if let scenes { recipe.scenes = scenes }
        var parameters = recipe.initialParameters(seed: plan.seed)
        for number in 1...Self.shares.count {
            if number > 1 {
                recipe.hardNegatives = try await DetectorLayers(folding: parameters).hardNegatives(in: training)
            }
            parameters = try await part(number, recipe, from: parameters, resume: resume, report: report)
        }
        return try await finish(parameters, training, validation, hardNegatives: recipe.hardNegatives.count)
    }

    /// Fits the second look of trained weights anew: after the classifier has got other weights, or on other data.
    ///
    /// - Parameter path: Weights of an earlier run.
    /// - Returns: What the written weights reach on the held-out part.
    /// - Throws: `TrainingDataError` and `WeightsError` for files that cannot be read or written.
    @discardableResult
    public func refit(_ path: String) async throws -> DetectorEvaluation {
        let file = try DetectorLayers.weightFile(at: path)
        return try await finish(
            DetectorLayers(file), DetectorDataSet(folder: data, part: .training),
            DetectorDataSet(folder: data, part: .heldOut), notes: file.notes)
    }

    /// How many of the epochs each part has.
    private static let shares = [0.4, 0.3, 0.3]

    /// The epochs of a part.
    private func epochs(_ number: Int) -> Int {
        max(1, Int((Double(plan.epochs) * Self.shares[number - 1]).rounded()))
    }

    private func part(
        _ number: Int, _ recipe: DetectorRecipe, from parameters: Parameters, resume: Bool,
        report: (TrainingReport) -> Void
    ) async throws -> Parameters {
        let checkpoint = "\(output)/detector-\(number).checkpoint.safetensors"
        var plan = plan
        plan.epochs = epochs(number)
        plan.seed += number
        // What has been learned must not be lost.
        if number > 1 { plan.schedule.peak *= 0.5 }
        var state = TrainingState(parameters: parameters, method: AdamW(weightDecay: 0.01))
        if resume, FileManager.default.fileExists(atPath: checkpoint) { try state.resume(from: checkpoint) }
        var trainer = Trainer(recipe: recipe, plan: plan, state: state)
        try await trainer.run(report: report) { try $0.write(to: checkpoint) }
        return trainer.state.averaged
    }

    /// Calibrates the parameters and writes them.
    private func finish(
        _ parameters: Parameters, _ training: DetectorDataSet, _ validation: DetectorDataSet, hardNegatives: Int
    ) async throws -> DetectorEvaluation {
        let raw = await DetectorEvaluation(
            of: try DetectorLayers(folding: parameters).detector(DetectorEvaluation.everything), on: validation)
        let calibration = DetectorLayers.Calibration(fitting: raw.crowds.finds + raw.backgrounds.finds)
        return try await finish(
            DetectorLayers(folding: parameters, calibration: calibration), training, validation,
            notes: notes(hardNegatives: hardNegatives))
    }

    /// Fits the second look and writes the weights.
    private func finish(
        _ layers: DetectorLayers, _ training: DetectorDataSet, _ validation: DetectorDataSet, notes: [String: String]
    ) async throws -> DetectorEvaluation {
        let layers = try await layers.lookingTwice(training: training, heldOut: validation)
        try layers.weightFile(notes: notes).write(to: weights)
        return await DetectorEvaluation(of: try layers.detector(DetectorEvaluation.everything), on: validation)
    }

    private func notes(hardNegatives: Int) -> [String: String] {
        [
            "data": "FER2013 crops, Caltech-101 faces and backgrounds, training parts; \(hardNegatives) hard negatives",
            "plan": "\(plan.epochs) epochs, seed \(plan.seed), \(plan.workers) workers",
            "training_sets": "fer2013,caltech101",
        ]
    }
}

extension DetectorLayers {
    func detector(
        _ configuration: ConvolutionalFaceDetector.Configuration
    ) throws(WeightsError) -> ConvolutionalFaceDetector {
        try ConvolutionalFaceDetector(self, configuration: configuration)
    }
}
