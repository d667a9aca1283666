/// How a camera was held: what must be done to stored pixels so that up is up.
///
/// The raw values are those of the EXIF tag.
///
/// Reference: CIPA DC-008, "Exchangeable image file format for digital still cameras", tag 274.
public enum ImageOrientation: Int, CaseIterable, Hashable, Sendable {
    /// The pixels are already upright.
    case upright = 1
    /// Left and right are swapped.
    case mirrored = 2
    /// The picture stands on its head.
    case upsideDown = 3
    /// The picture stands on its head and left and right are swapped.
    case upsideDownMirrored = 4
    /// Rows and columns are swapped: mirror at the diagonal that starts in the upper left.
    case transposed = 5
    /// The picture must be turned a quarter to the right.
    case quarterTurnRight = 6
    /// Rows and columns are swapped: mirror at the diagonal that starts in the upper right.
    case transverse = 7
    /// The picture must be turned a quarter to the left.
    case quarterTurnLeft = 8

    /// Whether width and height change places.
    public var swapsSides: Bool { rawValue >= 5 }
}
