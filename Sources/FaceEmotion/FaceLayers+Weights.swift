internal import CModelWeights
package import NeuralCore

extension FaceLayers {
    /// What face weights call themselves.
    package static let kind = "face-emotion"

    /// The weights that the package carries.
    package static func embeddedWeightFile() throws(WeightsError) -> WeightFile {
        let file = embeddedFaceWeights()
        let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.count).bytes
        return try WeightFile(embedded: bytes, kind: kind, labels: Emotion.labels)
    }

    /// Weights from a file.
    package static func weightFile(at path: String) throws(WeightsError) -> WeightFile {
        try WeightFile(contentsOf: path, kind: kind, labels: Emotion.labels)
    }

    /// What the logits of the FER+ head are divided by before softmax.
    package static func temperature(in file: WeightFile) throws(WeightsError) -> Float {
        max(0.01, try file.tensor("temperature", shape: [1]).values[0])
    }

    /// Takes the layers out of a weight file.
    ///
    /// - Throws: `WeightsError.missingTensor` or `WeightsError.shapeMismatch`.
    package init(_ file: WeightFile) throws(WeightsError) {
        var convolutions: [Convolution2D] = []
        for (index, outputs) in FaceArchitecture.widths.enumerated() {
            let name = FaceArchitecture.convolution(index)
            let shape = [3, 3, FaceArchitecture.inputs[index], outputs]
            convolutions.append(
                Convolution2D(
                    weight: try file.tensor("\(name).weight", shape: shape),
                    bias: try file.tensor("\(name).bias", shape: [outputs])))
        }
        let hidden = FaceArchitecture.hidden
        self.init(
            convolutions: convolutions,
            hidden: try file.dense("hidden", inputs: FaceArchitecture.flattened, outputs: hidden),
            votes: try file.dense("votes", inputs: hidden, outputs: Emotion.count),
            label: try file.dense("label", inputs: hidden, outputs: Emotion.count))
    }

    /// The layers and their temperature as a weight file.
    package func weightFile(temperature: Float, notes: [String: String]) -> WeightFile {
        var tensors = ["temperature": Tensor(shape: [1], values: [temperature])]
        for (index, convolution) in convolutions.enumerated() {
            let name = FaceArchitecture.convolution(index)
            tensors["\(name).weight"] = convolution.weight
            tensors["\(name).bias"] = convolution.bias
        }
        for (name, layer) in [("hidden", hidden), ("votes", votes), ("label", label)] {
            tensors["\(name).weight"] = layer.weight
            tensors["\(name).bias"] = layer.bias
        }
        return WeightFile(kind: Self.kind, labels: Emotion.labels, tensors: tensors, notes: notes)
    }
}

extension WeightFile {
    fileprivate func dense(_ name: String, inputs: Int, outputs: Int) throws(WeightsError) -> Dense {
        Dense(
            weight: try tensor("\(name).weight", shape: [inputs, outputs]),
            bias: try tensor("\(name).bias", shape: [outputs]))
    }
}
