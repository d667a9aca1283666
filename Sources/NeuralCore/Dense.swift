/// A fully connected layer, `y = x W + b`.
public struct Dense: Sendable {
    /// `[inputs, outputs]`.
    public let weight: Tensor
    /// `[outputs]`, or nil for none.
    public let bias: Tensor?

    /// Creates the layer.
    ///
    /// - Precondition: The weight is a matrix and the bias fits its columns.
    public init(weight: Tensor, bias: Tensor? = nil) {
        precondition(weight.shape.count == 2, "weight of shape \(weight.shape), expected a matrix")
        precondition(bias == nil || bias?.shape == [weight.shape[1]], "bias of shape \(bias?.shape ?? [])")
        self.weight = weight
        self.bias = bias
    }

    /// The same layer for inputs that are followed by zeros.
    package func padded(toInputs count: Int) -> Dense {
        let missing = (count - weight.shape[0]) * weight.shape[1]
        let values = weight.values + Array(repeating: 0, count: missing)
        return Dense(weight: Tensor(shape: [count, weight.shape[1]], values: values), bias: bias)
    }

    /// Maps the last dimension.
    ///
    /// - Parameter input: `[..., inputs]`.
    /// - Returns: `[..., outputs]`.
    public func callAsFunction(_ input: Tensor) -> Tensor {
        let (inputs, outputs) = (weight.shape[0], weight.shape[1])
        precondition(input.shape.last == inputs, "input of shape \(input.shape), expected \(inputs) columns")
        let rows = input.values.count / inputs
        var output = Tensor(shape: input.shape.dropLast() + [outputs])
        if let bias {
            for index in output.values.indices { output.values[index] = bias.values[index % outputs] }
        }
        if rows > 0 {
            MatrixMultiplication(rows: rows, columns: outputs, inner: inputs, accumulates: true)(
                input.values, weight.values, into: &output.values)
        }
        return output
    }
}
