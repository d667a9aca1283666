package import NeuralCore

/// The face network with batch normalization folded into its convolutions.
package struct FaceNetwork: Sendable {
    let convolutions: [Convolution2D]
    let hidden: Dense
    let votes: Dense
    let label: Dense

    /// The logits of the two heads, `[batch, 7]` each.
    package struct Logits: Sendable {
        /// The FER+ head.
        package let votes: Tensor
        /// The FER2013 head.
        package let label: Tensor
    }

    /// Creates the network from its layers.
    package init(convolutions: [Convolution2D], hidden: Dense, votes: Dense, label: Dense) {
        self.convolutions = convolutions
        self.hidden = hidden
        self.votes = votes
        self.label = label
    }

    /// Runs the network on some crops.
    package func callAsFunction(_ crops: [FaceCrop]) -> Logits {
        let side = FaceCrop.side
        var pixels: [Float] = []
        pixels.reserveCapacity(crops.count * side * side)
        for crop in crops { pixels.append(contentsOf: crop.pixels.map { Float($0) / 255 }) }
        return self(Tensor(shape: [crops.count, side, side, 1], values: pixels))
    }

    /// Runs the network on pictures whose brightness is in `0...1`.
    ///
    /// - Parameter pictures: `[batch, 48, 48, 1]`.
    package func callAsFunction(_ pictures: Tensor) -> Logits {
        var activation = pictures
        for (index, convolution) in convolutions.enumerated() {
            activation = convolution(activation).rectified()
            if FaceArchitecture.poolsAfter(index) { activation = activation.maxPooled() }
        }
        let flat = activation.reshaped([pictures.shape[0], FaceArchitecture.flattened])
        let features = hidden(flat).rectified()
        return Logits(votes: votes(features), label: label(features))
    }
}
