/// How the bytes of a picture in memory stand for brightness and color.
public enum PixelFormat: String, CaseIterable, Hashable, Sendable {
    /// One byte a pixel, 0 is black.
    case gray
    /// Red, green, blue.
    case rgb
    /// Blue, green, red, as OpenCV has it.
    case bgr
    /// Red, green, blue, alpha.
    case rgba
    /// Blue, green, red, alpha.
    case bgra
    /// A plane of luma and then the colors at half the size (I420, YV12, NV12 and NV21 alike); the colors are not read.
    case yuv420

    /// Bytes from one pixel of a row to the next; of the luma plane where there are several.
    public var bytesPerPixel: Int {
        switch self {
        case .gray, .yuv420: 1
        case .rgb, .bgr: 3
        case .rgba, .bgra: 4
        }
    }
}
