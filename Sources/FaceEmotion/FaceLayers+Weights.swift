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

    /// Takes the layers out of a weight file; how wide they are, the file says.
    ///
    /// - Throws: `WeightsError.missingTensor` or `WeightsError.shapeMismatch`.
    package init(_ file: WeightFile) throws(WeightsError) {
        let architecture = try file.architecture
        var convolutions: [Convolution2D] = []
        for (index, outputs) in architecture.widths.enumerated() {
            convolutions.append(
                try file.convolution(
                    FaceArchitecture.convolution(index), inputs: architecture.inputs[index], outputs: outputs))
        }
        let hidden = architecture.hidden
        self.init(
            convolutions: convolutions,
            hidden: try file.dense("hidden", inputs: architecture.flattened, outputs: hidden),
            votes: try file.dense("votes", inputs: hidden, outputs: Emotion.count),
            label: try file.dense("label", inputs: hidden, outputs: Emotion.count),
            face: try file.dense("face", inputs: hidden, outputs: 1))
    }

    /// The layers and their temperatures as a weight file.
    package func weightFile(temperatures: FaceTemperatures, notes: [String: String]) -> WeightFile {
        var tensors = temperatures.tensors
        for (index, convolution) in convolutions.enumerated() {
            tensors.add(FaceArchitecture.convolution(index), convolution)
        }
        for (name, layer) in [("hidden", hidden), ("votes", votes), ("label", label), ("face", face)] {
            tensors.add(name, layer)
        }
        return WeightFile(kind: Self.kind, labels: Emotion.labels, tensors: tensors, notes: notes)
    }
}

extension WeightFile {
    /// How wide the layers in this file are.
    fileprivate var architecture: FaceArchitecture {
        get throws(WeightsError) {
            var widths: [Int] = []
            for index in 0..<FaceArchitecture.convolutions {
                let usual = FaceArchitecture.shipped.widths[index]
                widths.append(try width(of: FaceArchitecture.convolution(index), usual: usual))
            }
            let hidden = try width(of: "hidden", usual: FaceArchitecture.shipped.hidden)
            return FaceArchitecture(widths: widths, hidden: hidden)
        }
    }

    private func width(of layer: String, usual: Int) throws(WeightsError) -> Int {
        let name = "\(layer).bias"
        guard let bias = tensors[name] else { throw .missingTensor(name: name) }
        guard !bias.values.isEmpty else { throw .shapeMismatch(name: name, expected: [usual], actual: bias.shape) }
        return bias.values.count
    }
}
