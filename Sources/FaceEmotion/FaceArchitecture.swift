/// The shape of the face network, shared by those who run it and those who train it.
///
///     48 x 48 x 1   -> 16 -> 32   -> pool
///     24 x 24 x 32  -> 32 -> 64   -> pool
///     12 x 12 x 64  -> 64 -> 128  -> pool
///      6 x  6 x 128 -> 128 -> 192 -> pool
///      3 x  3 x 192 -> dense 256  -> two heads of 7
///
/// Every arrow is a 3 x 3 convolution, batch normalization and ReLU. One head learns the distribution of the FER+
/// votes, which is the product; the other the FER2013 label, for comparison.
package enum FaceArchitecture {
    /// Output channels of the convolutions; the picture is halved after every second one.
    package static let widths = [16, 32, 32, 64, 64, 128, 128, 192]
    /// Units of the dense layer.
    package static let hidden = 256
    /// Values that reach the dense layer.
    package static let flattened = 3 * 3 * 192

    /// Input channels of each convolution.
    package static var inputs: [Int] { [1] + widths.dropLast() }

    /// The name of each convolution, as a prefix of its parameters.
    package static func convolution(_ index: Int) -> String { "convolution\(index + 1)" }
    /// The name of each batch normalization, as a prefix of its parameters.
    package static func norm(_ index: Int) -> String { "norm\(index + 1)" }
    /// Whether the picture is halved after the convolution with this index.
    package static func poolsAfter(_ index: Int) -> Bool { index % 2 == 1 }
}
