/// The shape of a face network, shared by those who run it and those who train it.
///
/// The one that ships:
///
///     48 x 48 x 1   -> 16 -> 32   -> pool
///     24 x 24 x 32  -> 32 -> 64   -> pool
///     12 x 12 x 64  -> 64 -> 128  -> pool
///      6 x  6 x 128 -> 128 -> 192 -> pool
///      3 x  3 x 192 -> dense 256  -> heads
///
/// Every arrow is a 3 x 3 convolution, batch normalization and ReLU. One head learns the distribution of the FER+
/// votes, which is the product; another the FER2013 label, for comparison.
package struct FaceArchitecture: Hashable, Sendable {
    /// Output channels of the convolutions, eight of them.
    package let widths: [Int]
    /// Units of the dense layer.
    package let hidden: Int

    /// The network that ships.
    package static let shipped = FaceArchitecture(widths: [16, 32, 32, 64, 64, 128, 128, 192], hidden: 256)

    /// Describes a network.
    package init(widths: [Int], hidden: Int) {
        self.widths = widths
        self.hidden = hidden
    }

    /// The same with every layer so many times as wide, in steps of sixteen channels.
    package func widened(by factor: Double) -> FaceArchitecture {
        func scaled(_ width: Int) -> Int { max(16, Int((Double(width) * factor / 16).rounded()) * 16) }
        return FaceArchitecture(widths: widths.map(scaled), hidden: scaled(hidden))
    }

    /// Input channels of each convolution.
    package var inputs: [Int] { [1] + widths.dropLast() }
    /// Values that reach the dense layer.
    package var flattened: Int { 3 * 3 * (widths.last ?? 0) }

    /// How many convolutions there are.
    package static let convolutions = 8
    /// The name of each convolution, as a prefix of its parameters.
    package static func convolution(_ index: Int) -> String { "convolution\(index + 1)" }
    /// The name of each batch normalization, as a prefix of its parameters.
    package static func norm(_ index: Int) -> String { "norm\(index + 1)" }
    /// Whether the picture is halved after the convolution with this index.
    package static func poolsAfter(_ index: Int) -> Bool { index % 2 == 1 }
}
