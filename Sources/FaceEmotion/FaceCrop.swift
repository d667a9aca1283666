/// One face as the network sees it: 48 x 48 gray bytes, row-major, 0 is black.
///
/// The face fills the crop from forehead to chin, as in the pictures that the network was trained on.
public struct FaceCrop: Hashable, Sendable {
    /// Columns and rows of every crop.
    public static let side = 48

    /// Brightness, row-major, 48 x 48 bytes; 0 is black.
    public let pixels: [UInt8]

    /// Creates a crop from bytes.
    ///
    /// - Throws: ``FaceError/wrongCropSize(_:)`` unless there are 48 x 48 bytes.
    public init(pixels: [UInt8]) throws(FaceError) {
        guard pixels.count == Self.side * Self.side else { throw .wrongCropSize(pixels.count) }
        self.pixels = pixels
    }

    /// Creates a crop from bytes that are known to be 48 x 48.
    package init(checked pixels: [UInt8]) {
        precondition(pixels.count == Self.side * Self.side, "\(pixels.count) bytes, expected 48 x 48")
        self.pixels = pixels
    }

    /// Cuts a face out of a picture, by area averaging.
    ///
    /// - Parameter box: What to cut: the ``FaceDetector/cropRegion(for:)`` of a detection, or a box drawn by hand.
    ///   Where it hangs over the picture's edge the outermost pixels repeat.
    public init(_ image: GrayImage, box: FaceBox) {
        pixels = image.resampled(from: box, toWidth: Self.side, height: Self.side).pixels
    }

    /// The crop as a picture.
    public var image: GrayImage { GrayImage(width: Self.side, height: Self.side, pixels: pixels) }
}
