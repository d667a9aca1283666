internal import NeuralCore

/// What a trainer has to know of a model and its data.
public protocol TrainingRecipe: Sendable {
    /// The examples of one epoch, dealt into batches.
    ///
    /// - Parameter random: A generator of its own for each epoch.
    func batches(epoch: Int, using random: inout SplitMix64) -> [[Int]]

    /// The mean loss over some examples.
    ///
    /// - Parameters:
    ///   - examples: One worker's part of a batch.
    ///   - tape: Where the forward pass is recorded.
    ///   - random: A generator of its own for each epoch, step and worker: for augmentation and dropout.
    func loss(
        of examples: ArraySlice<Int>, on tape: inout GradientTape, using random: inout SplitMix64
    ) -> GradientTape.Variable

    /// How good the parameters are on held-out data; larger is better.
    func validate(_ parameters: Parameters) async -> Validation
}

/// How good a model is on held-out data.
public struct Validation: Hashable, Sendable {
    /// What the choice of the best epoch goes by; larger is better.
    public var score: Double
    /// The figures in words, for a progress line.
    public var summary: String

    /// Creates a validation result.
    public init(score: Double, summary: String) {
        self.score = score
        self.summary = summary
    }
}

/// How a recipe is followed.
public struct TrainingPlan: Hashable, Sendable {
    /// Passes over the data.
    public var epochs: Int
    /// How fast the weights move.
    public var schedule: LearningRateSchedule
    /// The largest norm of the gradient of all weights together; a longer one is scaled down to it.
    public var gradientNorm: Float
    /// How much of the average of the weights each update keeps, `0..<1`; with 0 the average is the weights themselves.
    public var averaging: Float
    /// Tasks that share each batch. Equal seeds give equal weights for the same number of workers.
    public var workers: Int
    /// Seeds everything random.
    public var seed: Int

    /// Creates a plan.
    public init(
        epochs: Int, schedule: LearningRateSchedule, gradientNorm: Float = 5, averaging: Float = 0, workers: Int = 2,
        seed: Int = 1
    ) {
        self.epochs = epochs
        self.schedule = schedule
        self.gradientNorm = gradientNorm
        self.averaging = averaging
        self.workers = workers
        self.seed = seed
    }
}
