public import NeuralCore

/// The named tensors that training changes, in a fixed order.
///
/// Some of them are state rather than weights (the running statistics of batch normalization): a forward pass
/// reports new values for these, and no gradient reaches them.
public struct Parameters: Sendable {
    /// The names, in the order of ``tensors``.
    public private(set) var names: [String] = []
    /// The tensors, in the order of ``names``.
    public var tensors: [Tensor] = []
    /// Whether each tensor is state that no gradient reaches.
    public private(set) var isState: [Bool] = []
    private var positions: [String: Int] = [:]

    /// Creates an empty list.
    public init() {}

    /// Adds a weight.
    ///
    /// - Precondition: The name is new.
    public mutating func add(_ name: String, _ tensor: Tensor, isState: Bool = false) {
        precondition(positions[name] == nil, "two parameters are named '\(name)'")
        positions[name] = names.count
        names.append(name)
        tensors.append(tensor)
        self.isState.append(isState)
    }

    /// The place of a name in ``names``.
    ///
    /// - Precondition: There is a parameter of that name.
    public func position(of name: String) -> Int {
        guard let position = positions[name] else { preconditionFailure("no parameter is named '\(name)'") }
        return position
    }

    /// The tensor of that name.
    ///
    /// - Precondition: There is a parameter of that name.
    public subscript(_ name: String) -> Tensor {
        get { tensors[position(of: name)] }
        set { tensors[position(of: name)] = newValue }
    }

    /// The number of weights, state left out.
    public var weightCount: Int {
        zip(tensors, isState).reduce(0) { $1.1 ? $0 : $0 + $1.0.values.count }
    }
}

extension Parameters {
    /// Adds a weight drawn from a normal distribution with variance `2 / inputs` (He et al., ICCV 2015, eq. 10).
    public mutating func addHeNormal(
        _ name: String, shape: [Int], inputs: Int, using random: inout some RandomNumberGenerator
    ) {
        addNormal(name, shape: shape, deviation: (2 / Float(inputs)).squareRoot(), using: &random)
    }

    /// Adds a weight drawn from a normal distribution around zero.
    public mutating func addNormal(
        _ name: String, shape: [Int], deviation: Float, using random: inout some RandomNumberGenerator
    ) {
        var tensor = Tensor(shape: shape)
        for index in tensor.values.indices { tensor.values[index] = deviation * random.nextNormal() }
        add(name, tensor)
    }

    /// Adds the weights of a dense layer, `name.weight` and `name.bias`.
    public mutating func addDense(
        _ name: String, inputs: Int, outputs: Int, using random: inout some RandomNumberGenerator
    ) {
        addHeNormal("\(name).weight", shape: [inputs, outputs], inputs: inputs, using: &random)
        add("\(name).bias", Tensor(shape: [outputs]))
    }

    /// Adds the weights and state of a batch normalization.
    public mutating func addBatchNorm(_ name: String, channels: Int) {
        add("\(name).scale", Tensor(shape: [channels], repeating: 1))
        add("\(name).shift", Tensor(shape: [channels]))
        add("\(name).runningMean", Tensor(shape: [channels]), isState: true)
        add("\(name).runningVariance", Tensor(shape: [channels], repeating: 1), isState: true)
    }

    /// Adds the weights of an LSTM; the forget gate starts open, with bias 1.
    public mutating func addLSTM(
        _ name: String, inputs: Int, hidden: Int, using random: inout some RandomNumberGenerator
    ) {
        let deviation = 1 / Float(hidden).squareRoot()
        addNormal("\(name).inputWeight", shape: [inputs, 4 * hidden], deviation: deviation, using: &random)
        addNormal("\(name).recurrentWeight", shape: [hidden, 4 * hidden], deviation: deviation, using: &random)
        var bias = Tensor(shape: [4 * hidden])
        for unit in hidden..<2 * hidden { bias.values[unit] = 1 }
        add("\(name).bias", bias)
    }
}
