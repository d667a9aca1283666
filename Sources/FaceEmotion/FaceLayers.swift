package import NeuralCore

/// The parameters of the face network with batch normalization folded into its convolutions.
package struct FaceLayers: Sendable {
    package let convolutions: [Convolution2D]
    package let hidden: Dense
    package let votes: Dense
    package let label: Dense
    /// Tells a face from what is none: one logit.
    package let face: Dense

    /// Puts layers together.
    package init(convolutions: [Convolution2D], hidden: Dense, votes: Dense, label: Dense, face: Dense) {
        self.convolutions = convolutions
        self.hidden = hidden
        self.votes = votes
        self.label = label
        self.face = face
    }
}
