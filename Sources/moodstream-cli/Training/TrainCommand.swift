import ArgumentParser
import EmotionTraining
import NeuralTraining

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `moodstream train …`: makes the weights that the package carries.
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Trains a model and writes its weights.",
        subcommands: [
            TrainFaceCommand.self, TrainTextCommand.self, TrainDetectorCommand.self, TrainAffectCommand.self,
            TrainFusionCommand.self, TrainLexiconCommand.self,
        ])
}

/// What every training run is told.
struct TrainingOptions: ParsableArguments {
    @Option(help: "The folder with the data sets.")
    var data: String

    @Option(help: "The folder for checkpoint and weights; made if it is absent.")
    var output: String

    @Option(help: "Seeds everything random; equal seeds make equal weights.")
    var seed = 1

    @Option(help: "Passes over the data, in place of the recipe's own number.")
    var epochs: Int?

    @Option(help: "Tasks that share each batch.")
    var workers: Int?

    @Flag(help: "Go on from the checkpoint in the output folder.")
    var resume = false

    func validate() throws {
        if let epochs, epochs < 1 { throw ValidationError("--epochs is \(epochs), expected at least 1") }
        if let workers, workers < 1 { throw ValidationError("--workers is \(workers), expected at least 1") }
    }

    /// Makes the folder for checkpoint and weights, unless it is there.
    func makeOutput() throws {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
    }

    /// A recipe's own plan with what the options say in its place.
    func adjusted(_ plan: TrainingPlan) -> TrainingPlan {
        var plan = plan
        plan.epochs = epochs ?? plan.epochs
        plan.workers = workers ?? plan.workers
        return plan
    }
}
