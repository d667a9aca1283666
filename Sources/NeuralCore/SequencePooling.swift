extension Tensor {
    /// The largest value of each feature over the steps of each sequence.
    ///
    /// - Precondition: The shape is `[steps, batch, features]` as `sequences` says.
    /// - Returns: `[batch, features]`.
    public func maxPooled(over sequences: SequenceBatch) -> Tensor {
        let features = shape[2]
        var output = Tensor(shape: [sequences.batch, features], repeating: -.infinity)
        for (row, length) in sequences.lengths.enumerated() {
            for step in 0..<length {
                let source = (step * sequences.batch + row) * features
                for feature in 0..<features {
                    let target = row * features + feature
                    output.values[target] = max(output.values[target], values[source + feature])
                }
            }
        }
        return output
    }

    /// The softmax over the steps of each sequence; padding gets zero.
    ///
    /// - Precondition: The shape is `[steps, batch, 1]` as `sequences` says.
    public func softmax(over sequences: SequenceBatch) -> Tensor {
        var output = Tensor(shape: shape)
        for (row, length) in sequences.lengths.enumerated() {
            let places = (0..<length).map { $0 * sequences.batch + row }
            let largest = places.reduce(-.infinity) { max($0, values[$1]) }
            let sum = places.reduce(0) { $0 + Elementary.exp(values[$1] - largest) }
            for place in places { output.values[place] = Elementary.exp(values[place] - largest) / sum }
        }
        return output
    }

    /// The sum of the steps of each sequence, each times its weight: attention pooling.
    ///
    /// - Parameter weights: `[steps, batch, 1]`, such as ``softmax(over:)`` of scores.
    /// - Precondition: The shape is `[steps, batch, features]` as `sequences` says.
    /// - Returns: `[batch, features]`.
    ///
    /// Reference: Z. Yang et al., "Hierarchical attention networks for document classification", NAACL 2016, eq. 5-7.
    public func weightedSum(over sequences: SequenceBatch, weights: Tensor) -> Tensor {
        let features = shape[2]
        var output = Tensor(shape: [sequences.batch, features])
        for (row, length) in sequences.lengths.enumerated() {
            for step in 0..<length {
                let place = step * sequences.batch + row
                for feature in 0..<features {
                    output.values[row * features + feature] +=
                        weights.values[place] * values[place * features + feature]
                }
            }
        }
        return output
    }
}
