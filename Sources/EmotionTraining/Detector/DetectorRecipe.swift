internal import FaceEmotion
internal import Imaging
internal import NeuralCore
public import NeuralTraining

/// How the detector's network is trained: on scenes that are made anew for every batch.
public struct DetectorRecipe: TrainingRecipe {
    /// Scenes in a batch, over all workers.
    public var batchSize = 32
    /// Scenes in an epoch.
    public var scenes = 16_384
    /// The share of scenes around places that an earlier network took for faces.
    public var hardShare: Float = 0.45
    /// How much the places count beside the faces.
    public var placeWeight: Float = 2

    private let composer: SceneComposer
    private let validation: DetectorDataSet
    /// Places that an earlier network took for faces.
    var hardNegatives: [SceneComposer.HardNegative] = []

    static let side = 96

    /// Creates a recipe from the two parts of the data.
    public init(training: DetectorDataSet, validation: DetectorDataSet) {
        composer = SceneComposer(data: training)
        self.validation = validation
    }

    /// Freshly drawn parameters.
    public func initialParameters(seed: Int) -> Parameters {
        var random = SplitMix64(key: seed)
        var parameters = Parameters()
        for (index, width) in DetectorArchitecture.widths.enumerated() {
            DetectorArchitecture.block(index).add(
                to: &parameters, inputs: DetectorArchitecture.inputs[index], outputs: width, using: &random)
        }
        for (name, outputs) in [(Self.face, 1), (Self.place, 3)] {
            parameters.addNormal(
                "\(name).weight", shape: [DetectorArchitecture.widths.last ?? 0, outputs], deviation: 0.05,
                using: &random)
            // Faces are rare: the first predictions say so.
            parameters.add("\(name).bias", Tensor(shape: [outputs], repeating: outputs == 1 ? -3 : 0))
        }
        return parameters
    }

    /// Scenes to be made: the number of a hard negative each, or -1 for a scene without one.
    public func batches(epoch: Int, using random: inout SplitMix64) -> [[Int]] {
        (0..<scenes / batchSize).map { _ in
            (0..<batchSize).map { _ in
                guard random.nextUnit() < hardShare else { return -1 }
                return hardNegatives.indices.randomElement(using: &random) ?? -1
            }
        }
    }

    /// The focal loss of all cells, per cell with a face, and the squared errors of the places.
    ///
    /// Reference: T. Lin et al., "Focal loss for dense object detection", ICCV 2017, equation 4, with the focusing
    /// factor held constant in each step.
    public func loss(
        of examples: ArraySlice<Int>, on tape: inout GradientTape, using random: inout SplitMix64
    ) -> GradientTape.Variable {
        let scenes = examples.map { example in
            composer.scene(
                side: Self.side, around: hardNegatives.indices.contains(example) ? hardNegatives[example] : nil,
                using: &random)
        }
        let targets = DetectorTargets(scenes.map(\.faces), side: Self.side)
        let features = self.features(of: tape.constant(input(scenes)), on: &tape)
        let faces = tape.dense(features, Self.face)
        let places = tape.dense(features, Self.place)
        let positives = max(1, targets.faces.values.reduce(0, +))
        let faceLoss = tape.sigmoidCrossEntropy(
            faces, targets: targets.faces, weights: focus(faces.value, targets), normalizer: positives)
        let placeLoss = tape.squaredError(
            places, targets: targets.places, weights: targets.placeCounts, normalizer: positives)
        return tape.sum([(faceLoss, 1), (placeLoss, placeWeight)])
    }

    /// The recall on held-out scenes at one false find in ten pictures, and the other figures in words.
    public func validate(_ parameters: Parameters) async -> Validation {
        guard let detector = try? DetectorLayers(folding: parameters).detector(DetectorEvaluation.everything) else {
            return Validation(score: 0, summary: "no detector")
        }
        let evaluation = await DetectorEvaluation(of: detector, on: validation)
        return Validation(score: evaluation.crowds.recall(falseFinds: 0.1), summary: evaluation.summary)
    }

    /// Cells that are already right count little.
    private func focus(_ logits: Tensor, _ targets: DetectorTargets) -> Tensor {
        var weights = targets.counts
        for index in weights.values.indices {
            let miss = abs(Elementary.sigmoid(logits.values[index]) - targets.faces.values[index])
            weights.values[index] *= 2 * miss * miss
        }
        return weights
    }

    /// `[scenes, side / 2, side / 2, 4]`: each 2 x 2 block of pixels is one pixel of four channels.
    private func input(_ scenes: [DetectorScene]) -> Tensor {
        let (side, half) = (Self.side, Self.side / 2)
        var input = Tensor(shape: [scenes.count, half, half, 4])
        for (index, scene) in scenes.enumerated() {
            for row in 0..<side {
                for column in 0..<side {
                    let pixel = (index * half + row / 2) * half + column / 2
                    input.values[4 * pixel + row % 2 * 2 + column % 2] = DetectorArchitecture.input(
                        scene.pixels[row * side + column])
                }
            }
        }
        return input
    }

    /// `[cells, channels]`.
    private func features(of pictures: GradientTape.Variable, on tape: inout GradientTape) -> GradientTape.Variable {
        var activation = pictures
        for index in DetectorArchitecture.widths.indices {
            activation = DetectorArchitecture.block(index)(
                activation, pools: DetectorArchitecture.poolsAfter(index), on: &tape)
        }
        let shape = activation.value.shape
        return tape.reshape(activation, [shape[0] * shape[1] * shape[2], shape[3]])
    }

    static let face = "face"
    static let place = "place"
}

extension DetectorLayers {
    /// The layers that trained parameters make, with batch normalization folded into the convolutions.
    init(folding parameters: Parameters, calibration: Calibration = .init()) {
        let convolutions = DetectorArchitecture.widths.indices.map { index in
            DetectorArchitecture.block(index).folded(from: parameters)
        }
        let (face, place) = (DetectorRecipe.face, DetectorRecipe.place)
        let columns = [parameters["\(face).weight"], parameters["\(place).weight"]]
        let weight = (0..<columns[0].shape[0]).flatMap { row in
            columns.flatMap { column in column.values[row * column.shape[1]..<(row + 1) * column.shape[1]] }
        }
        let outputs = DetectorArchitecture.outputs
        self.init(
            convolutions: convolutions,
            head: Dense(
                weight: Tensor(shape: [columns[0].shape[0], outputs], values: weight),
                bias: Tensor(
                    shape: [outputs], values: parameters["\(face).bias"].values + parameters["\(place).bias"].values)),
            calibration: calibration)
    }
}

extension DetectorArchitecture {
    /// A convolution with what belongs to it in training.
    fileprivate static func block(_ index: Int) -> ConvolutionBlock {
        ConvolutionBlock(convolution: convolution(index), norm: norm(index))
    }
}
