import ArgumentParser

/// `moodstream evaluate …`: measures what the package carries on data with known answers.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Measures a model on data with known answers.",
        subcommands: [
            EvaluateFaceCommand.self, EvaluateDetectorCommand.self, EvaluateTextCommand.self,
            EvaluateFusionCommand.self, EvaluateRecommendationCommand.self,
        ])
}
