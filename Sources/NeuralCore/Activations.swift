extension Tensor {
    /// Negative values become zero.
    public func rectified() -> Tensor { mapped { max(0, $0) } }

    /// The hyperbolic tangent of every value.
    public func hyperbolicTangent() -> Tensor { mapped(Elementary.tanh) }

    /// The logistic function of every value.
    public func sigmoid() -> Tensor { mapped(Elementary.sigmoid) }

    /// The softmax over the last dimension; each row sums to 1.
    public func softmax() -> Tensor {
        var output = self
        let columns = shape.last ?? 1
        for row in stride(from: 0, to: values.count, by: max(1, columns)) {
            let largest = values[row..<row + columns].max() ?? 0
            var sum: Float = 0
            for index in row..<row + columns {
                output.values[index] = Elementary.exp(values[index] - largest)
                sum += output.values[index]
            }
            for index in row..<row + columns { output.values[index] /= sum }
        }
        return output
    }

    /// A tensor of the same shape with every value replaced.
    package func mapped(_ transform: (Float) -> Float) -> Tensor {
        Tensor(shape: shape, values: values.map(transform))
    }

    /// The same values under another shape.
    ///
    /// - Precondition: The new shape has as many values.
    public func reshaped(_ shape: [Int]) -> Tensor { Tensor(shape: shape, values: values) }
}
