internal import FaceEmotion
internal import Foundation
internal import NeuralCore
public import NeuralTraining

/// A whole training run of the detector's network: data in, weights out.
///
/// The first part of the run learns from random scenes, the second, with two epochs for five, also from the places in
/// backgrounds that the network then still takes for faces. Each part ends with a learning rate of zero, so the average of
/// its last weights is what is kept.
public struct DetectorTraining: Sendable {
    /// The folder with `detect/` and `face/`.
    public var data: String
    /// The folder for checkpoints and weights; it must exist.
    public var output: String
    /// How the recipe is followed in the first part.
    public var plan: TrainingPlan
    /// Scenes in an epoch; nil for the recipe's own number.
    var scenes: Int?

    /// The plan by which the weights that ship were made.
    public static func shippedPlan(seed: Int) -> TrainingPlan {
        TrainingPlan(
            epochs: 5, schedule: LearningRateSchedule(peak: 0.003, warmUp: 0.05), averaging: 0.998, seed: seed)
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
        let first = try await part(
            1, epochs: plan.epochs, recipe, from: recipe.initialParameters(seed: plan.seed), resume: resume,
            report: report)
        let hard = DetectorLayers(folding: first).hardNegatives(in: training)
        var harder = DetectorRecipe(training: training, validation: validation, hardNegatives: hard)
        harder.scenes = recipe.scenes
        let second = try await part(
            2, epochs: secondEpochs, harder, from: first, resume: resume, report: report)
        return try await finish(second, validation, hardNegatives: hard.count)
    }

    /// The epochs of the second part.
    private var secondEpochs: Int { max(1, plan.epochs * 2 / 5) }

    private func part(
        _ number: Int, epochs: Int, _ recipe: DetectorRecipe, from parameters: Parameters, resume: Bool,
        report: (TrainingReport) -> Void
    ) async throws -> Parameters {
        let checkpoint = "\(output)/detector-\(number).checkpoint.safetensors"
        var plan = plan
        plan.epochs = epochs
        plan.seed += number
        var state = TrainingState(parameters: parameters, method: AdamW(weightDecay: 0.01))
        if resume, FileManager.default.fileExists(atPath: checkpoint) { try state.resume(from: checkpoint) }
        var trainer = Trainer(recipe: recipe, plan: plan, state: state)
        try await trainer.run(report: report) { try $0.write(to: checkpoint) }
        return trainer.state.averaged
    }

    /// Calibrates the parameters and writes them.
    private func finish(
        _ parameters: Parameters, _ validation: DetectorDataSet, hardNegatives: Int
    ) async throws -> DetectorEvaluation {
        let raw = await DetectorEvaluation(
            of: DetectorLayers(folding: parameters).detector(DetectorEvaluation.everything), on: validation)
        let calibration = DetectorLayers.Calibration(fitting: raw.crowds.finds + raw.backgrounds.finds)
        let layers = DetectorLayers(folding: parameters, calibration: calibration)
        try layers.weightFile(notes: notes(hardNegatives: hardNegatives)).write(to: weights)
        return await DetectorEvaluation(of: layers.detector(DetectorEvaluation.everything), on: validation)
    }

    private func notes(hardNegatives: Int) -> [String: String] {
        [
            "data": "FER2013 crops, Caltech-101 faces and backgrounds, training parts; \(hardNegatives) hard negatives",
            "plan": "\(plan.epochs) and \(secondEpochs) epochs, seed \(plan.seed), \(plan.workers) workers",
            "training_sets": "fer2013,caltech101",
        ]
    }
}

extension DetectorLayers {
    func detector(_ configuration: ConvolutionalFaceDetector.Configuration) -> ConvolutionalFaceDetector {
        ConvolutionalFaceDetector(DetectorNetwork(self), configuration: configuration)
    }

    /// The places in backgrounds that the network takes for faces, or nearly.
    func hardNegatives(in data: DetectorDataSet) -> [SceneComposer.HardNegative] {
        let detector = detector(.init(minimumScore: 0.15))
        return data.backgrounds.enumerated().flatMap { index, background in
            detector.detect(in: background.levels[0]).map { find in
                let crop = detector.cropRegion(for: find)
                return SceneComposer.HardNegative(
                    background: index, middle: (crop.x + crop.width / 2, crop.y + crop.height / 2),
                    step: crop.width / FaceScale.middle)
            }
        }
    }
}
