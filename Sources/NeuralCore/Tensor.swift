/// Numbers on a grid: what a weight file holds, a layer maps and a trainer changes.
public struct Tensor: Hashable, Sendable {
    /// The extent of each dimension, outermost first; empty for a single number.
    public let shape: [Int]
    /// The numbers in row-major order: the last dimension varies fastest.
    public package(set) var values: [Float]

    /// Creates a tensor from its numbers.
    ///
    /// - Precondition: There are as many values as the product of the extents, none of which is negative.
    public init(shape: [Int], values: [Float]) {
        Self.expect(values.count, toFill: shape)
        self.shape = shape
        self.values = values
    }

    /// Creates a tensor that holds one number everywhere.
    ///
    /// - Precondition: No extent is negative.
    public init(shape: [Int], repeating value: Float = 0) {
        self.init(shape: shape, values: Array(repeating: value, count: shape.reduce(1, *)))
    }

    /// Replaces a row of a matrix.
    package mutating func setRow(_ row: Int, to source: UnsafePointer<Float>) {
        let width = shape[1]
        for column in 0..<width { values[row * width + column] = source[column] }
    }

    /// Takes the mean of one row of a matrix and other values.
    package mutating func averageRow(_ row: Int, with source: UnsafePointer<Float>) {
        let width = shape[1]
        for column in 0..<width {
            values[row * width + column] = (values[row * width + column] + source[column]) / 2
        }
    }

    /// Replaces every value by one near it.
    package mutating func round(to nearest: (Float) -> Float) { values = values.map(nearest) }

    private static func expect(_ count: Int, toFill shape: [Int]) {
        precondition(shape.allSatisfy { $0 >= 0 }, "shape \(shape) has a negative extent")
        precondition(shape.reduce(1, *) == count, "\(count) values do not fill shape \(shape)")
    }
}
