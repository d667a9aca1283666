extension WeightFile {
    /// A 3 x 3 convolution with a bias, from `name.weight` and `name.bias`.
    ///
    /// - Throws: ``WeightsError/missingTensor(name:)`` or ``WeightsError/shapeMismatch(name:expected:actual:)``.
    package func convolution(_ name: String, inputs: Int, outputs: Int) throws(WeightsError) -> Convolution2D {
        Convolution2D(
            weight: try tensor("\(name).weight", shape: [3, 3, inputs, outputs]),
            bias: try tensor("\(name).bias", shape: [outputs]))
    }

    /// A dense layer with a bias, from `name.weight` and `name.bias`.
    ///
    /// - Throws: ``WeightsError/missingTensor(name:)`` or ``WeightsError/shapeMismatch(name:expected:actual:)``.
    package func dense(_ name: String, inputs: Int, outputs: Int) throws(WeightsError) -> Dense {
        Dense(
            weight: try tensor("\(name).weight", shape: [inputs, outputs]),
            bias: try tensor("\(name).bias", shape: [outputs]))
    }
}

extension [String: Tensor] {
    /// Adds a convolution as ``WeightFile/convolution(_:inputs:outputs:)`` reads it.
    package mutating func add(_ name: String, _ layer: Convolution2D) {
        self["\(name).weight"] = layer.weight
        self["\(name).bias"] = layer.bias
    }

    /// Adds a dense layer as ``WeightFile/dense(_:inputs:outputs:)`` reads it.
    package mutating func add(_ name: String, _ layer: Dense) {
        self["\(name).weight"] = layer.weight
        self["\(name).bias"] = layer.bias
    }
}
