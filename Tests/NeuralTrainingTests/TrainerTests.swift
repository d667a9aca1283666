import Foundation
import NeuralTraining
import TestSupport
import Testing

/// Learns whether a point lies inside a circle: small, not linear, quick.
private struct CircleRecipe: TrainingRecipe {
    func batches(epoch: Int, using random: inout SplitMix64) -> [[Int]] {
        let order = (0..<512).shuffled(using: &random)
        return stride(from: 0, to: 512, by: 32).map { Array(order[$0..<$0 + 32]) }
    }

    func loss(
        of examples: ArraySlice<Int>, on tape: inout GradientTape, using random: inout SplitMix64
    ) -> GradientTape.Variable {
        let input = tape.constant(Self.points(Array(examples)))
        let hidden = tape.batchNormReLU(tape.dense(input, "first"), "norm")
        let kept = tape.dropout(hidden, probability: 0.1, using: &random)
        let logits = tape.dense(kept, "second")
        let targets: [Float] = examples.flatMap { Self.isInside($0) ? [Float(0), 1] : [Float(1), 0] }
        return tape.softmaxCrossEntropy(
            logits, targets: Tensor(shape: [examples.count, 2], values: targets),
            weights: examples.map { _ in 1 })
    }

    func validate(_ parameters: Parameters) async -> Validation {
        let held = Array(512..<1024)
        let norm = BatchNorm(
            scale: parameters["norm.scale"], shift: parameters["norm.shift"],
            runningMean: parameters["norm.runningMean"], runningVariance: parameters["norm.runningVariance"])
        let first = Dense(weight: parameters["first.weight"], bias: parameters["first.bias"])
        let second = Dense(weight: parameters["second.weight"], bias: parameters["second.bias"])
        let logits = second(norm(first(Self.points(held))).rectified()).values
        let right = held.indices.count { (logits[2 * $0 + 1] > logits[2 * $0]) == Self.isInside(held[$0]) }
        return Validation(score: Double(right) / Double(held.count), summary: "accuracy")
    }

    static func parameters() -> Parameters {
        var random = SplitMix64(key: 5)
        var parameters = Parameters()
        parameters.addDense("first", inputs: 2, outputs: 24, using: &random)
        parameters.addBatchNorm("norm", channels: 24)
        parameters.addDense("second", inputs: 24, outputs: 2, using: &random)
        return parameters
    }

    private static func point(_ index: Int) -> (Float, Float) {
        var random = SplitMix64(key: 77, index)
        return (2 * random.nextUnit() - 1, 2 * random.nextUnit() - 1)
    }

    private static func points(_ indices: [Int]) -> Tensor {
        Tensor(shape: [indices.count, 2], values: indices.map(point).flatMap { [$0.0, $0.1] })
    }

    private static func isInside(_ index: Int) -> Bool {
        let (x, y) = point(index)
        return x * x + y * y < 0.6
    }
}

private func plan(epochs: Int, seed: Int = 1, averaging: Float = 0, workers: Int = 2) -> TrainingPlan {
    TrainingPlan(
        epochs: epochs, schedule: LearningRateSchedule(peak: 0.05), averaging: averaging, workers: workers, seed: seed)
}

private func trained<Method: Optimizer>(
    _ plan: TrainingPlan, _ method: Method
) async throws -> TrainingState<Method> {
    let start = TrainingState(parameters: CircleRecipe.parameters(), method: method)
    var trainer = Trainer(recipe: CircleRecipe(), plan: plan, state: start)
    try await trainer.run(report: { _ in }, checkpoint: { _ in })
    return trainer.state
}

@Suite struct TrainerTests {
    @Test func `both optimizers learn a circle`() async throws {
        let chance = 0.55
        let untrained = await CircleRecipe().validate(CircleRecipe.parameters())
        let descent = try await trained(plan(epochs: 12), SGD(weightDecay: 1e-4))
        let adam = try await trained(plan(epochs: 12), AdamW())
        #expect(untrained.score < 0.8)
        #expect(try #require(descent.best).score > max(0.93, chance))
        #expect(try #require(adam.best).score > max(0.93, chance))
    }

    @Test func `equal seeds make equal weights, another seed makes others`() async throws {
        let first = try await trained(plan(epochs: 2), SGD())
        let again = try await trained(plan(epochs: 2), SGD())
        let other = try await trained(plan(epochs: 2, seed: 2), SGD())
        #expect(first.parameters.tensors == again.parameters.tensors)
        #expect(first.parameters.tensors != other.parameters.tensors)
    }

    @Test(arguments: [Float(0), 0.8])
    func `a resumed run ends with the weights of one that was never stopped`(averaging: Float) async throws {
        let plan = plan(epochs: 4, averaging: averaging)
        let whole = try await trained(plan, AdamW())
        let path = FileManager.default.temporaryDirectory.appending(path: "checkpoint-\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let start = TrainingState(parameters: CircleRecipe.parameters(), method: AdamW())
        var interrupted = Trainer(recipe: CircleRecipe(), plan: plan, state: start)
        struct Stop: Error {}
        await #expect(throws: Stop.self) {
            try await interrupted.run(report: { _ in }) { state in
                try state.write(to: path)
                if state.epoch == 2 { throw Stop() }
            }
        }
        var state = start
        try state.resume(from: path)
        #expect(state.epoch == 2)
        var resumed = Trainer(recipe: CircleRecipe(), plan: plan, state: state)
        try await resumed.run(report: { _ in }, checkpoint: { _ in })
        #expect(resumed.state.parameters.tensors == whole.parameters.tensors)
        #expect(resumed.state.averaged.tensors == whole.averaged.tensors)
        #expect(resumed.state.best == whole.best)
    }

    @Test func `the average of the weights lags behind them, and without averaging it is them`() async throws {
        let plain = try await trained(plan(epochs: 1), SGD())
        #expect(plain.averaged.tensors == plain.parameters.tensors)
        let averaged = try await trained(plan(epochs: 1, averaging: 0.9), SGD())
        #expect(averaged.parameters.tensors == plain.parameters.tensors)
        let (start, now, mean) = (
            CircleRecipe.parameters()["first.weight"].values, averaged.parameters["first.weight"].values,
            averaged.averaged["first.weight"].values
        )
        func distance(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } }
        #expect(0 < distance(mean, now) && distance(mean, now) < distance(start, now))
        #expect(averaged.bestParameters.tensors == averaged.averaged.tensors)
    }

    @Test func `a checkpoint of another network is refused`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "checkpoint-\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try TrainingState(parameters: CircleRecipe.parameters(), method: SGD()).write(to: path)
        var parameters = Parameters()
        parameters.add("other", Tensor(shape: [2]))
        var state = TrainingState(parameters: parameters, method: SGD())
        #expect(throws: WeightsError.missingTensor(name: "parameters/other")) { try state.resume(from: path) }
    }

    @Test func `reports count down and name the best epoch`() async throws {
        let start = TrainingState(parameters: CircleRecipe.parameters(), method: SGD())
        var trainer = Trainer(recipe: CircleRecipe(), plan: plan(epochs: 3), state: start)
        var lines: [TrainingReport] = []
        try await trainer.run(report: { lines.append($0) }, checkpoint: { _ in })
        let ends = lines.filter { $0.validation != nil }
        #expect(ends.map(\.epoch) == [1, 2, 3])
        #expect(ends.last?.remaining == .zero)
        #expect(ends.last?.line.contains("epoch 3/3 | loss") == true)
    }
}

@Suite struct ScheduleAndOptimizerTests {
    @Test func `the learning rate rises to its peak and falls to zero`() {
        let schedule = LearningRateSchedule(peak: 0.4, warmUp: 0.1)
        let rates = (0..<100).map { schedule.rate(at: $0, of: 100) }
        expectClose([rates[0], rates[9], rates[10], rates[55]], [0.04, 0.4, 0.4, 0.2], within: 1e-6)
        #expect(rates[10...].elementsEqual(rates[10...].sorted(by: >)))
        #expect(rates[99] < 0.001)
    }

    @Test func `SGD follows its formula`() {
        var parameters = Parameters()
        parameters.add("w", Tensor(shape: [1, 1], repeating: 2))
        parameters.add("b", Tensor(shape: [1], repeating: 2))
        var method = SGD(momentum: 0.5, weightDecay: 0.1)
        for step in 0..<2 {
            method.update(
                &parameters, gradients: [Tensor(shape: [1, 1], repeating: 1), Tensor(shape: [1], repeating: 1)],
                learningRate: 0.1, step: step)
        }
        // w: g = 1.2, v = 1.2, w = 2 - 0.18 = 1.82; g = 1.182, v = 1.782, w = 1.82 - 0.2073.
        expectClose(parameters["w"].values, [1.6127], within: 1e-6)
        // b, without decay: v = 1, b = 1.85; v = 1.5, b = 1.85 - 0.175.
        expectClose(parameters["b"].values, [1.675], within: 1e-6)
    }

    @Test func `the first step of AdamW has the size of the learning rate`() {
        var parameters = Parameters()
        parameters.add("b", Tensor(shape: [2], values: [1, 1]))
        var method = AdamW()
        method.update(&parameters, gradients: [Tensor(shape: [2], values: [3, -0.01])], learningRate: 0.1, step: 0)
        expectClose(parameters["b"].values, [0.9, 1.1], within: 1e-4)
    }
}
