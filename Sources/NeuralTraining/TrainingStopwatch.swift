/// Tells how far an epoch is and how long the rest may take.
struct TrainingStopwatch {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var lastReport: ContinuousClock.Instant
    private let epoch: Int
    private let plan: TrainingPlan
    private let batches: Int
    private var done = 0
    private var loss = 0.0

    init(epoch: Int, plan: TrainingPlan, batches: Int) {
        self.epoch = epoch
        self.plan = plan
        self.batches = batches
        start = clock.now
        lastReport = start
    }

    /// Counts a batch; returns a report if the last one is twenty seconds old.
    mutating func tick(loss: Double, best: BestEpoch?) -> TrainingReport? {
        done += 1
        self.loss += loss
        guard clock.now - lastReport > .seconds(20) else { return nil }
        lastReport = clock.now
        return report(validation: nil, best: best)
    }

    func finish(_ validation: Validation, best: BestEpoch?) -> TrainingReport {
        report(validation: validation, best: best)
    }

    private func report(validation: Validation?, best: BestEpoch?) -> TrainingReport {
        let left = Double(plan.epochs - epoch) * Double(batches) / Double(max(1, done)) - 1
        return TrainingReport(
            epoch: epoch + 1, epochs: plan.epochs, progress: Double(done) / Double(max(1, batches)),
            loss: loss / Double(max(1, done)), validation: validation, best: best,
            remaining: (clock.now - start) * max(0, left))
    }
}
