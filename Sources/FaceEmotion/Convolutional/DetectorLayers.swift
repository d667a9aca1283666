internal import CModelWeights
package import NeuralCore

/// The parameters of the detector's network with batch normalization folded into its convolutions.
package struct DetectorLayers: Sendable {
    /// The convolutions, in order.
    package let convolutions: [Convolution2D]
    /// The dense layer of every cell.
    package let head: Dense
    /// Turns a cell's first output `z` into a probability: `sigmoid(scale * z + shift)`.
    package let calibration: Calibration
    /// What judges the finds once more; nil where the network decides alone.
    package let secondLook: SecondLook?

    /// A straight line over logits (J. Platt, "Probabilistic outputs for support vector machines", 1999).
    package struct Calibration: Hashable, Sendable {
        package var scale: Float
        package var shift: Float

        package init(scale: Float = 1, shift: Float = 0) {
            self.scale = scale
            self.shift = shift
        }
    }

    /// Puts layers together.
    package init(
        convolutions: [Convolution2D], head: Dense, calibration: Calibration = .init(), secondLook: SecondLook? = nil
    ) {
        self.convolutions = convolutions
        self.head = head
        self.calibration = calibration
        self.secondLook = secondLook
    }

    /// The same with another second look.
    package func with(_ secondLook: SecondLook?) -> DetectorLayers {
        DetectorLayers(convolutions: convolutions, head: head, calibration: calibration, secondLook: secondLook)
    }
}

extension DetectorLayers {
    /// What the detector's weights call themselves.
    package static let kind = "face-detector"
    /// What a cell's outputs stand for.
    package static let labels = ["face", "right", "down", "size"]

    /// The weights that the package carries.
    package static func embeddedWeightFile() throws(WeightsError) -> WeightFile {
        let file = embeddedDetectorWeights()
        let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count).bytes
        return try WeightFile(embedded: bytes, kind: kind, labels: labels)
    }

    /// Weights from a file.
    package static func weightFile(at path: String) throws(WeightsError) -> WeightFile {
        try WeightFile(contentsOf: path, kind: kind, labels: labels)
    }

    /// Takes the layers out of a weight file.
    ///
    /// - Throws: `WeightsError.missingTensor` or `WeightsError.shapeMismatch`.
    package init(_ file: WeightFile) throws(WeightsError) {
        var convolutions: [Convolution2D] = []
        for (index, outputs) in DetectorArchitecture.widths.enumerated() {
            convolutions.append(
                try file.convolution(
                    DetectorArchitecture.convolution(index), inputs: DetectorArchitecture.inputs[index],
                    outputs: outputs))
        }
        let calibration = try file.tensor("calibration", shape: [2]).values
        self.init(
            convolutions: convolutions,
            head: try file.dense(
                DetectorArchitecture.head, inputs: DetectorArchitecture.widths.last ?? 0,
                outputs: DetectorArchitecture.outputs),
            calibration: Calibration(scale: calibration[0], shift: calibration[1]),
            secondLook: try SecondLook(file, features: FaceArchitecture.shipped.hidden))
    }

    /// The layers as a weight file.
    package func weightFile(notes: [String: String]) -> WeightFile {
        var tensors = ["calibration": Tensor(shape: [2], values: [calibration.scale, calibration.shift])]
        for (index, convolution) in convolutions.enumerated() {
            tensors.add(DetectorArchitecture.convolution(index), convolution)
        }
        tensors.add(DetectorArchitecture.head, head)
        secondLook?.add(to: &tensors)
        return WeightFile(kind: Self.kind, labels: Self.labels, tensors: tensors, notes: notes)
    }
}
