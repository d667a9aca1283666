/// A table of vectors, looked up by row and averaged by bag.
///
/// A bag of one row is a plain embedding; a bag of several is, for example, a word and its character n-grams.
public struct EmbeddingBag: Sendable {
    /// `[rows, width]`.
    public let weight: Tensor

    /// Creates the layer.
    ///
    /// - Precondition: The weight is a matrix.
    public init(weight: Tensor) {
        precondition(weight.shape.count == 2, "weight of shape \(weight.shape), expected a matrix")
        self.weight = weight
    }

    /// The mean of the rows that each bag names.
    ///
    /// - Parameter bags: Rows in `0..<rows`; an empty bag gives zeros.
    /// - Returns: `[bags.count, width]`.
    public func callAsFunction(_ bags: [[Int32]]) -> Tensor {
        let width = weight.shape[1]
        var output = Tensor(shape: [bags.count, width])
        output.values.withUnsafeMutableBufferPointer { output in
            guard let output = output.baseAddress else { return }
            for (position, bag) in bags.enumerated() { addMean(of: bag, to: output + position * width) }
        }
        return output
    }

    /// Adds the mean of some rows to `width` values; no rows add nothing.
    package func addMean(of bag: [Int32], to output: UnsafeMutablePointer<Float>) {
        let (rows, width) = (weight.shape[0], weight.shape[1])
        let share = 1 / Float(max(1, bag.count))
        weight.values.withUnsafeBufferPointer { table in
            for row in bag {
                precondition(row >= 0 && row < rows, "row \(row) of a table of \(rows)")
                let start = Int(row) * width
                for column in 0..<width { output[column] += share * table[start + column] }
            }
        }
    }
}
