public import NeuralCore

extension GradientTape {
    /// The weighted mean over rows of the cross-entropy between a target distribution and `softmax(logits)`.
    ///
    ///     loss = sum over r of w[r] * (- sum over k of t[r, k] * log softmax(z[r])[k]) / normalizer
    ///
    /// - Parameters:
    ///   - logits: `[rows, classes]`.
    ///   - targets: `[rows, classes]`, each row a distribution.
    ///   - weights: One for each row; 0 leaves the row out.
    ///   - labelSmoothing: The share of each target that is spread evenly over the classes, `0..<1`
    ///     (C. Szegedy et al., "Rethinking the Inception architecture", CVPR 2016, section 7).
    ///   - normalizer: What the sum is divided by; without one, the sum of the weights.
    public mutating func softmaxCrossEntropy(
        _ logits: Variable, targets: Tensor, weights: [Float], labelSmoothing: Float = 0, normalizer: Float? = nil
    ) -> Variable {
        let classes = logits.value.shape[1]
        let scale = 1 / max(normalizer ?? weights.reduce(0, +), .leastNormalMagnitude)
        let smoothed = targets.mapped { $0 * (1 - labelSmoothing) + labelSmoothing / Float(classes) }
        let probabilities = logits.value.softmax()
        var loss = 0.0
        var difference = Tensor(shape: logits.value.shape)
        for index in probabilities.values.indices {
            let weight = weights[index / classes] * scale
            let probability = max(probabilities.values[index], .leastNormalMagnitude)
            loss -= Double(weight * smoothed.values[index] * Elementary.log(probability))
            difference.values[index] = weight * (probabilities.values[index] - smoothed.values[index])
        }
        return recordLoss(loss, difference: difference, of: logits)
    }

    /// The weighted mean of the cross-entropies between targets in `0...1` and `sigmoid(logits)`.
    ///
    /// - Parameters:
    ///   - logits: `[rows, labels]`.
    ///   - targets: `[rows, labels]`.
    ///   - weights: `[rows, labels]`; 0 leaves the entry out.
    ///   - normalizer: What the sum is divided by; without one, the sum of the weights.
    public mutating func sigmoidCrossEntropy(
        _ logits: Variable, targets: Tensor, weights: Tensor, normalizer: Float? = nil
    ) -> Variable {
        weightedMean(of: logits, targets, weights, normalizer) { logit, target in
            // log(1 + e^-|z|) keeps both branches finite.
            let softplus = max(logit, 0) + Elementary.log(1 + Elementary.exp(-abs(logit)))
            return (softplus - target * logit, Elementary.sigmoid(logit) - target)
        }
    }

    /// The weighted mean of the squared differences, halved.
    ///
    /// - Parameters:
    ///   - output: Any shape.
    ///   - targets: The same shape.
    ///   - weights: The same shape; 0 leaves the entry out.
    ///   - normalizer: What the sum is divided by; without one, the sum of the weights.
    public mutating func squaredError(
        _ output: Variable, targets: Tensor, weights: Tensor, normalizer: Float? = nil
    ) -> Variable {
        weightedMean(of: output, targets, weights, normalizer) { value, target in
            let error = value - target
            return (error * error / 2, error)
        }
    }

    /// The sum of several losses, each times its weight.
    public mutating func sum(_ losses: [(loss: Variable, weight: Float)]) -> Variable {
        let total = losses.reduce(0) { $0 + $1.weight * $1.loss.value.values[0] }
        return record(Tensor(shape: [], values: [total]), from: losses.map(\.loss)) { gradient, gradients in
            for (loss, weight) in losses { gradients.add(gradient.scaled(by: weight), to: loss) }
        }
    }

    /// The weighted mean of a loss that each entry has for itself; `term` gives it with its slope.
    private mutating func weightedMean(
        of output: Variable, _ targets: Tensor, _ weights: Tensor, _ normalizer: Float?,
        _ term: (_ value: Float, _ target: Float) -> (loss: Float, slope: Float)
    ) -> Variable {
        let scale = 1 / max(normalizer ?? weights.values.reduce(0, +), .leastNormalMagnitude)
        var loss = 0.0
        var difference = Tensor(shape: output.value.shape)
        for index in output.value.values.indices {
            let weight = weights.values[index] * scale
            let term = term(output.value.values[index], targets.values[index])
            loss += Double(weight * term.loss)
            difference.values[index] = weight * term.slope
        }
        return recordLoss(loss, difference: difference, of: output)
    }

    private mutating func recordLoss(_ loss: Double, difference: Tensor, of input: Variable) -> Variable {
        record(Tensor(shape: [], values: [Float(loss)]), from: [input]) { gradient, gradients in
            gradients.add(difference.scaled(by: gradient.values[0]), to: input)
        }
    }
}
