internal import EmotionCore
internal import FaceEmotion
internal import Foundation
internal import Fusion
internal import TextEmotion

/// Fits fusion to the two models that the package carries: how far to believe them, and what is usual for them.
///
/// Faces are validation pictures with their FER+ votes, messages those of GoEmotions and EmoryNLP that have one label. Both are
/// read by the embedded weights, which were not trained on them. What takes time, how long displays and moods last and
/// how often people show what they feel, stays as it was fitted to streams: single pictures and messages cannot teach it.
public struct FusionTraining: Sendable {
    /// The file that is written.
    public let parameters: String
    private let data: String
    private let seed: Int

    /// Plans a fit.
    ///
    /// - Parameters:
    ///   - data: A folder with `face/faces-validation.safetensors` and `text/NAME-validation.jsonl`.
    ///   - output: The folder that `shipped-models.json` is written to.
    ///   - seed: Seeds the simulated listeners that the fit is checked on; the fit itself leaves nothing to chance.
    public init(data: String, output: String, seed: Int) {
        self.data = data
        self.seed = seed
        parameters = "\(output)/shipped-models.json"
    }

    /// The data sets of messages that are learned from, and those that the fit is only checked on.
    static let messages = (learned: ["goemotions", "emorynlp"], checked: ["meld", "dailydialog"])
    private static let listeners = 100

    /// Fits the sensors to the answers of both models and writes them.
    ///
    /// - Parameter report: Told in a line what was found and how well it does on what it was not fitted to.
    /// - Throws: ``TrainingDataError``, `WeightsError`, and errors of the file system.
    public func run(report: (String) -> Void) async throws {
        let faces = try await LabelledAnswer.faces(in: "\(data)/face/faces-validation.safetensors")
        let messages = try Self.messages.learned.flatMap(read)
        let halves = (faces: faces.halves, messages: messages.halves)
        let half = fitted(to: halves.faces.0, halves.messages.0)
        for (sensor, start, unseen) in [
            (Modality.face, SensorModel.face, halves.faces.1), (.text, .text, halves.messages.1),
        ] {
            let finding = try SensorFinding("\(sensor), other half", half.sensor(for: sensor), start: start, unseen)
            report(finding.line)
        }
        check(
            half,
            on: DisplaySimulation(
                faces: halves.faces.1, messages: halves.messages.1, moodRates: half.baseRates), report)
        let all = fitted(to: faces, messages)
        for name in Self.messages.checked {
            report(try SensorFinding("text, on \(name)", all.sensor(for: .text), start: .text, read(name)).line)
        }
        try write(all)
    }

    private func read(_ name: String) throws -> [LabelledAnswer] {
        try LabelledAnswer.messages(in: "\(data)/text/\(name)-validation.jsonl")
    }

    private func fitted(to faces: [LabelledAnswer], _ messages: [LabelledAnswer]) -> FusionParameters {
        var parameters = FusionParameters()
        parameters.sensors[.face] = SensorFit(to: faces, from: .face).model
        parameters.sensors[.text] = SensorFit(to: messages, from: .text).model
        return parameters
    }

    /// Compares parameters on simulated listeners with those that were fitted to streams of other classifiers.
    private func check(_ fitted: FusionParameters, on simulation: DisplaySimulation, _ report: (String) -> Void) {
        let listeners = simulation.listeners(Self.listeners, seed: seed)
        for (name, parameters) in [("of the streams", FusionParameters()), ("fitted", fitted)] {
            for isGuarded in [true, false] {
                var parameters = parameters
                parameters.isGuarded = isGuarded
                let score = FusionScore(of: JumpFilter(parameters: parameters), on: listeners)
                report(
                    "\(listeners.count) simulated listeners, parameters \(name), \(isGuarded ? "guarded" : "unguarded"): "
                        + "accuracy \(score.accuracy.thousandths), log loss \(score.logLoss.thousandths), "
                        + "ECE \(score.calibrationError.thousandths)")
            }
        }
    }

    private func write(_ fitted: FusionParameters) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(fitted).write(to: URL(filePath: parameters), options: .atomic)
    }
}

extension [LabelledAnswer] {
    /// Every second answer, and the others.
    fileprivate var halves: ([LabelledAnswer], [LabelledAnswer]) {
        (indices.filter { $0 % 2 == 0 }.map { self[$0] }, indices.filter { $0 % 2 == 1 }.map { self[$0] })
    }
}

extension Double {
    /// Rounded for a report.
    var thousandths: Double { (self * 1000).rounded() / 1000 }
}
