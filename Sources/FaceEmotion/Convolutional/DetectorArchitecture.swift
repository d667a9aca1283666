/// The shape of the detector's network, shared by those who run it and those who train it.
///
///     h/2 x w/2 x 4   -> 16 -> pool           each 2 x 2 block of the picture is one pixel of 4 channels
///     h/4 x w/4 x 16  -> 32 -> 48 -> pool
///     h/8 x w/8 x 48  -> 96 -> 96 -> 96
///     h/8 x w/8 x 96  -> one dense layer at every cell: face or not, and where and how large it is
///
/// Every arrow but the last is a 3 x 3 convolution, batch normalization and ReLU.
package enum DetectorArchitecture {
    /// Output channels of the convolutions.
    package static let widths = [16, 32, 48, 96, 96, 96]
    /// Input channels of each convolution.
    package static var inputs: [Int] { [blockSide * blockSide] + widths.dropLast() }
    /// Pixels on the side of a block that becomes one pixel with a channel for each.
    package static let blockSide = 2
    /// Pixels of the picture from one cell to the next.
    package static let cell = 8
    /// Sides of the pictures that the network takes are multiples of this, so that every layer has whole tiles.
    package static let sideMultiple = 32
    /// What a cell says: whether there is a face, the way to its middle to the right and down, and its size.
    package static let outputs = 4

    /// The name of each convolution, as a prefix of its parameters.
    package static func convolution(_ index: Int) -> String { "convolution\(index + 1)" }
    /// The name of each batch normalization, as a prefix of its parameters.
    package static func norm(_ index: Int) -> String { "norm\(index + 1)" }
    /// The name of the dense layer.
    package static let head = "head"
    /// Whether the picture is halved after the convolution with this index.
    package static func poolsAfter(_ index: Int) -> Bool { index == 0 || index == 2 }

    /// Brightness as the network sees it: gray is zero, as is what lies beyond the border.
    package static func input(_ brightness: Float) -> Float { (brightness - 127.5) / 127.5 }
}
