import NeuralCore
import TestSupport
import Testing

/// The layers against other frameworks; `Golden/make_goldens.py` says which.
@Suite struct LayerGoldenTests {
    private let inputs: Safetensors
    private let golden: Safetensors

    init() throws {
        inputs = try Safetensors(contentsOf: SafetensorsTests.golden("inputs.safetensors"))
        golden = try Safetensors(contentsOf: SafetensorsTests.golden("layers.safetensors"))
    }

    @Test func `convolution agrees with ONNX Runtime`() throws {
        try expect(convolution()(inputs.tensor("convolution.input")), toMatch: "convolution")
    }

    @Test func `batch normalization agrees with ONNX Runtime`() throws {
        try expect(norm()(golden.tensor("convolution")), toMatch: "norm")
    }

    @Test func `batch normalization folded into a convolution gives the same`() throws {
        let folded = try norm().folded(into: convolution())
        try expect(folded(inputs.tensor("convolution.input")), toMatch: "norm")
    }

    @Test func `max-pooling agrees with ONNX Runtime`() throws {
        try expect(inputs.tensor("pool.input").maxPooled(), toMatch: "pool")
    }

    @Test func `a dense layer agrees with NumPy`() throws {
        let dense = Dense(weight: try inputs.tensor("dense.weight"), bias: try inputs.tensor("dense.bias"))
        try expect(dense(inputs.tensor("dense.input")), toMatch: "dense")
    }

    @Test func `softmax agrees with NumPy in double precision`() throws {
        try expect(inputs.tensor("softmax.input").softmax(), toMatch: "softmax")
    }

    @Test func `embedding agrees with NumPy`() throws {
        let rows: [Int32] = try inputs.values("embedding.rows")
        try expect(embedding()(rows.map { [$0] }), toMatch: "embedding")
    }

    @Test func `the means of embedding bags, one of them empty, agree with NumPy`() throws {
        var rows: ArraySlice<Int32> = try inputs.values("bag.rows")[...]
        let bags = try inputs.values("bag.lengths", as: Int32.self).map { length in
            defer { rows = rows.dropFirst(Int(length)) }
            return Array(rows.prefix(Int(length)))
        }
        try expect(embedding()(bags), toMatch: "bag")
    }

    @Test func `an LSTM over sequences of different lengths agrees with ONNX Runtime`() throws {
        let lstm = LSTM(
            inputWeight: try inputs.tensor("lstm.inputWeight"),
            recurrentWeight: try inputs.tensor("lstm.recurrentWeight"), bias: try inputs.tensor("lstm.bias"))
        try expect(lstm(inputs.tensor("lstm.input"), sequences()), toMatch: "lstm")
    }

    @Test func `attention pooling agrees with NumPy`() throws {
        let (input, sequences) = (try inputs.tensor("attention.input"), try sequences())
        let key = Dense(weight: try inputs.tensor("attention.weight"), bias: try inputs.tensor("attention.bias"))
        let scores = Dense(weight: try inputs.tensor("attention.query"))(key(input).hyperbolicTangent())
        let pooled = input.weightedSum(over: sequences, weights: scores.softmax(over: sequences))
        try expect(pooled, toMatch: "attention")
    }

    @Test func `masked max-pooling agrees with NumPy`() throws {
        try expect(inputs.tensor("attention.input").maxPooled(over: sequences()), toMatch: "maskedMax")
    }

    private func convolution() throws -> Convolution2D {
        Convolution2D(weight: try inputs.tensor("convolution.weight"), bias: try inputs.tensor("convolution.bias"))
    }

    private func norm() throws -> BatchNorm {
        BatchNorm(
            scale: try inputs.tensor("norm.scale"), shift: try inputs.tensor("norm.shift"),
            runningMean: try inputs.tensor("norm.mean"), runningVariance: try inputs.tensor("norm.variance"))
    }

    private func embedding() throws -> EmbeddingBag {
        EmbeddingBag(weight: try inputs.tensor("embedding.weight"))
    }

    private func sequences() throws -> SequenceBatch {
        SequenceBatch(lengths: try inputs.values("lengths", as: Int32.self).map(Int.init))
    }

    private func expect(
        _ actual: Tensor, toMatch name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let expected = try golden.tensor(name)
        #expect(actual.shape == expected.shape, sourceLocation: sourceLocation)
        expectClose(actual.values, expected.values, within: Tolerance.float32Sum, sourceLocation: sourceLocation)
    }
}
