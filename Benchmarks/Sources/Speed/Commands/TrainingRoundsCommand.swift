import ArgumentParser
import EmotionTraining
import NeuralTraining

/// Times training steps of the face network on request, so that a rival can take its turn between them.
struct TrainingRoundsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "training-rounds",
        abstract: "Makes as many training steps as each line on standard input says; prints their nanoseconds.")

    @Option(help: "Tasks that share each batch.")
    var workers = 1

    @Option(help: "Pictures in a batch.")
    var batch = 64

    func run() async throws {
        let recipe = try StepwiseRecipe(batch: batch)
        let plan = TrainingPlan(epochs: 1_000_000, schedule: LearningRateSchedule(peak: 0.0002), workers: workers)
        let state = TrainingState(parameters: recipe.initialParameters, method: AdamW(weightDecay: 0.02))
        var trainer = Trainer(recipe: recipe, plan: plan, state: state)
        guard var stepsLeft = Turns.next() else { return }
        let clock = ContinuousClock()
        var start = clock.now
        try await trainer.run(report: { _ in }) { _ in
            stepsLeft -= 1
            guard stepsLeft == 0 else { return }
            Turns.report(clock.now - start)
            guard let next = Turns.next() else { throw ExitCode.success }
            stepsLeft = next
            start = clock.now
        }
    }
}
