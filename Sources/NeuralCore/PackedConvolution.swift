internal import CNeuralKernels

/// A 3 x 3 convolution made ready for pictures of one size: its algorithm chosen, its weights packed for it.
struct PackedConvolution: Sendable {
    /// How the convolution is computed.
    enum Algorithm: Hashable {
        /// Each output is the sum over its neighbors.
        case direct
        /// Winograd's minimal filtering with tiles of so many outputs a side.
        case winograd(tile: Int)
    }

    let algorithm: Algorithm
    private(set) var height: Int
    private(set) var width: Int
    let inputs: Int
    let outputs: Int
    /// Whether negative values become zero.
    let rectifies: Bool
    /// Whether each 2 x 2 block then keeps its largest value.
    let pools: Bool
    private let weights: AlignedFloats
    private let bias: AlignedFloats?
    private let instructionSet: InstructionSet

    /// Whether the kernels can compute a layer: 3 x 3 with outputs in whole panels.
    static func canPack(_ layer: Convolution2D) -> Bool {
        layer.weight.shape[0] == 3 && layer.weight.shape[3] % panelWidth == 0
    }

    /// Packs a layer.
    ///
    /// - Precondition: ``canPack(_:)``, and an even height and width if it pools.
    init(
        _ layer: Convolution2D, height: Int, width: Int, rectifies: Bool = false, pools: Bool = false,
        instructionSet: InstructionSet
    ) {
        precondition(Self.canPack(layer), "no kernel for a weight of shape \(layer.weight.shape)")
        precondition(!pools || height % 2 == 0 && width % 2 == 0, "cannot halve a picture of \(height) x \(width)")
        (inputs, outputs) = (layer.weight.shape[2], layer.weight.shape[3])
        algorithm = Self.algorithm(height: height, width: width, inputs: inputs)
        self.height = height
        self.width = width
        self.rectifies = rectifies
        self.pools = pools
        self.instructionSet = instructionSet
        weights = Self.pack(layer.weight, for: algorithm, instructionSet)
        bias = layer.bias.map { AlignedFloats($0.values, paddedTo: $0.values.count) }
    }

    /// The same layer for pictures of another size; the packed weights are shared.
    ///
    /// - Precondition: Both sizes are computed by the same algorithm.
    func resized(height: Int, width: Int) -> PackedConvolution {
        precondition(
            Self.algorithm(height: height, width: width, inputs: inputs) == algorithm,
            "weights packed for \(self.height) x \(self.width) do not serve \(height) x \(width)")
        var layer = self
        (layer.height, layer.width) = (height, width)
        return layer
    }

    /// Large tiles multiply least, but their transforms lose accuracy, so 4 is the largest; sides of 6 take 3.
    static func algorithm(height: Int, width: Int, inputs: Int) -> Algorithm {
        guard inputs % panelWidth == 0 else { return .direct }
        let tile = [4, 3, 2].first { height % $0 == 0 && width % $0 == 0 }
        return tile.map { .winograd(tile: $0) } ?? .direct
    }

    private static func pack(
        _ weight: Tensor, for algorithm: Algorithm, _ instructionSet: InstructionSet
    ) -> AlignedFloats {
        let (inputs, outputs) = (weight.shape[2], weight.shape[3])
        switch algorithm {
        case .direct:
            return packPanels(inner: 9 * inputs, columns: outputs) { weight.values[$0 * outputs + $1] }
        case .winograd(let tile):
            let packed = AlignedFloats(count: (tile + 2) * (tile + 2) * inputs * outputs)
            instructionSet.kernels.winograd_pack(
                Int32(tile), Int32(inputs), Int32(outputs), weight.values, packed.start)
            return packed
        }
    }

    /// How its input lies in memory.
    var input: PictureLayout { PictureLayout(height: height, width: width, channels: inputs, frame: 1) }

    /// How its output lies in memory, with or without a frame.
    func output(frame: Int) -> PictureLayout {
        let share = pools ? 2 : 1
        return PictureLayout(height: height / share, width: width / share, channels: outputs, frame: frame)
    }

    /// The floats of scratch memory that so many pictures at a time need.
    func scratchCount(pictures: Int) -> Int { unpooledCount(pictures: pictures) + productScratchCount }

    /// Convolves pictures.
    ///
    /// - Parameters:
    ///   - input: Framed as ``input`` says.
    ///   - output: From the first pixel on.
    func callAsFunction(
        pictures: Int, _ input: nk_pictures, into output: nk_pictures, scratch: UnsafeMutablePointer<Float>
    ) {
        guard pools, !poolsInKernel else { return convolve(pictures, input, output, scratch, pools: pools) }
        let unpooled = PictureLayout(height: height, width: width, channels: outputs, frame: 0).interior(scratch)
        convolve(pictures, input, unpooled, scratch + unpooledCount(pictures: pictures), pools: false)
        instructionSet.kernels.pool(Int32(height / 2), Int32(width / 2), Int32(pictures), unpooled, output)
    }

    private func convolve(
        _ pictures: Int, _ input: nk_pictures, _ output: nk_pictures, _ scratch: UnsafeMutablePointer<Float>,
        pools: Bool
    ) {
        var layer = nk_convolution(
            height: Int32(height), width: Int32(width), weights: weights.start, bias: bias?.start,
            rectifies: rectifies ? 1 : 0, pools: pools ? 1 : 0)
        switch algorithm {
        case .direct:
            instructionSet.kernels.convolve(&layer, Int32(pictures), input, output)
        case .winograd(let tile):
            instructionSet.kernels.winograd(
                &layer, Int32(tile), Int32(pictures), input, output, scratch, Int32(Self.tilesAtWork))
        }
    }

    /// Tiles that are transformed before their products are computed: enough to fill the kernels' rows, few enough for
    /// the second-level cache.
    static let tilesAtWork = 48

    /// The Winograd kernels pool what lies within a tile.
    private var poolsInKernel: Bool { algorithm == .winograd(tile: 4) || algorithm == .winograd(tile: 2) }

    private func unpooledCount(pictures: Int) -> Int {
        pools && !poolsInKernel ? pictures * height * width * outputs : 0
    }

    private var productScratchCount: Int {
        guard case .winograd(let tile) = algorithm else { return 0 }
        return nk_winograd_scratch(Int32(tile), Int32(Self.tilesAtWork), Int32(inputs), Int32(outputs))
    }
}
