package import NeuralCore

/// What the logits of each head are divided by before softmax, so that probabilities mean what they say.
///
/// Reference: C. Guo et al., "On calibration of modern neural networks", ICML 2017, section 4.2.
package struct FaceTemperatures: Hashable, Sendable {
    /// Of the FER+ head.
    package let votes: Float
    /// Of the FER2013 head.
    package let label: Float

    /// Puts temperatures together; by default they change nothing.
    package init(votes: Float = 1, label: Float = 1) {
        self.votes = votes
        self.label = label
    }

    /// Takes the temperatures out of a weight file.
    ///
    /// - Throws: `WeightsError.missingTensor` or `WeightsError.shapeMismatch`.
    package init(_ file: WeightFile) throws(WeightsError) {
        func temperature(_ name: String) throws(WeightsError) -> Float {
            max(0.01, try file.tensor(name, shape: [1]).values[0])
        }
        votes = try temperature(Name.votes)
        label = try temperature(Name.label)
    }

    /// The temperatures as a weight file has them.
    var tensors: [String: Tensor] {
        [
            Name.votes: Tensor(shape: [1], values: [votes]),
            Name.label: Tensor(shape: [1], values: [label]),
        ]
    }

    private enum Name {
        static let votes = "votes.temperature"
        static let label = "label.temperature"
    }
}
