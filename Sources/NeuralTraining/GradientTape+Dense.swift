internal import NeuralCore

extension GradientTape {
    /// Applies the dense layer of that name, `x W + b`.
    ///
    /// - Parameter input: `[..., inputs]`.
    public mutating func dense(_ input: Variable, _ name: String) -> Variable {
        let weight = parameter("\(name).weight")
        let bias = parameter("\(name).bias")
        let output = Dense(weight: weight.value, bias: bias.value)(input.value)
        return record(output, from: [input, weight, bias]) { gradient, gradients in
            gradients.add(input.value.transposedProduct(with: gradient), to: weight)
            gradients.add(gradient.summedRows(), to: bias)
            gradients.add(gradient.product(withTransposed: weight.value, shape: input.value.shape), to: input)
        }
    }

    /// Negative values become zero.
    public mutating func relu(_ input: Variable) -> Variable {
        let output = input.value.rectified()
        return record(output, from: [input]) { gradient, gradients in
            gradients.add(gradient.combined(with: output) { $1 > 0 ? $0 : 0 }, to: input)
        }
    }

    /// The hyperbolic tangent of every value.
    public mutating func tanh(_ input: Variable) -> Variable {
        let output = input.value.hyperbolicTangent()
        return record(output, from: [input]) { gradient, gradients in
            gradients.add(gradient.combined(with: output) { $0 * (1 - $1 * $1) }, to: input)
        }
    }

    /// Sets each value to zero with the given probability and scales the others up to keep the mean.
    ///
    /// Reference: N. Srivastava et al., "Dropout", JMLR 15, 2014 (in its inverted form).
    public mutating func dropout(
        _ input: Variable, probability: Float, using random: inout SplitMix64
    ) -> Variable {
        guard probability > 0 else { return input }
        let mask = input.value.mapped { _ in random.nextUnit() < probability ? 0 : 1 / (1 - probability) }
        return record(input.value.combined(with: mask, *), from: [input]) { gradient, gradients in
            gradients.add(gradient.combined(with: mask, *), to: input)
        }
    }

    /// The same values under another shape.
    public mutating func reshape(_ input: Variable, _ shape: [Int]) -> Variable {
        record(input.value.reshaped(shape), from: [input]) { gradient, gradients in
            gradients.add(gradient.reshaped(input.value.shape), to: input)
        }
    }

    /// Some columns of a matrix.
    ///
    /// - Parameter input: `[rows, columns]`.
    /// - Returns: `[rows, range.count]`.
    public mutating func columns(_ range: Range<Int>, of input: Variable) -> Variable {
        let shape = input.value.shape
        return record(input.value.columns(range), from: [input]) { gradient, gradients in
            var whole = Tensor(shape: shape)
            whole.setColumns(range, to: gradient)
            gradients.add(whole, to: input)
        }
    }

    /// Matrices side by side.
    ///
    /// - Parameter inputs: `[rows, columns]` each, with the same number of rows.
    public mutating func concatenate(_ inputs: [Variable]) -> Variable {
        let widths = inputs.map { $0.value.shape[1] }
        var output = Tensor(shape: [inputs[0].value.shape[0], widths.reduce(0, +)])
        var ranges: [Range<Int>] = []
        for (input, width) in zip(inputs, widths) {
            let first = ranges.last?.upperBound ?? 0
            ranges.append(first..<first + width)
            output.setColumns(first..<first + width, to: input.value)
        }
        return record(output, from: inputs) { [ranges] gradient, gradients in
            for (input, range) in zip(inputs, ranges) { gradients.add(gradient.columns(range), to: input) }
        }
    }
}

extension Tensor {
    private var matrixColumns: Int { shape.last ?? 1 }

    /// `self^T x other`, both taken as matrices of their last dimension.
    func transposedProduct(with other: Tensor) -> Tensor {
        let (rows, columns) = (matrixColumns, other.matrixColumns)
        var result = Tensor(shape: [rows, columns])
        guard !values.isEmpty else { return result }
        MatrixMultiplication(rows: rows, columns: columns, inner: values.count / rows, leftIsTransposed: true)(
            values, other.values, into: &result.values)
        return result
    }

    /// `self x matrix^T`, under the given shape.
    func product(withTransposed matrix: Tensor, shape: [Int]) -> Tensor {
        var result = Tensor(shape: shape)
        guard !values.isEmpty else { return result }
        MatrixMultiplication(
            rows: values.count / matrixColumns, columns: matrix.shape[0], inner: matrixColumns, rightIsTransposed: true
        )(values, matrix.values, into: &result.values)
        return result
    }

    /// The sum of all rows.
    func summedRows() -> Tensor {
        var sums = [Double](repeating: 0, count: matrixColumns)
        for index in values.indices { sums[index % matrixColumns] += Double(values[index]) }
        return Tensor(shape: [matrixColumns], values: sums.map { Float($0) })
    }

    /// A tensor of the same shape made value by value from this one and another.
    func combined(with other: Tensor, _ combine: (Float, Float) -> Float) -> Tensor {
        filled { input, output in
            other.values.withUnsafeBufferPointer { other in
                for index in input.indices { output[index] = combine(input[index], other[index]) }
            }
        }
    }

    fileprivate func columns(_ range: Range<Int>) -> Tensor {
        let width = shape[1]
        let picked = (0..<shape[0]).flatMap { row in
            values[row * width + range.lowerBound..<row * width + range.upperBound]
        }
        return Tensor(shape: [shape[0], range.count], values: picked)
    }

    fileprivate mutating func setColumns(_ range: Range<Int>, to source: Tensor) {
        let width = shape[1]
        for row in 0..<shape[0] {
            for column in range {
                values[row * width + column] = source.values[row * range.count + column - range.lowerBound]
            }
        }
    }
}
