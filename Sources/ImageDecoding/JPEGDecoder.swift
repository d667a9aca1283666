import CTurboJPEG
import Imaging

/// Decodes one JPEG with TurboJPEG, which keeps its jumps over the stack to itself.
struct JPEGDecoder: ~Copyable {
    private let handle: tjhandle
    private let source: UnsafeBufferPointer<UInt8>
    private let limits: DecodingLimits

    /// Creates a decoder that borrows `source`.
    init(_ source: UnsafeBufferPointer<UInt8>, limits: DecodingLimits) throws(ImageError) {
        guard let handle = tjInitDecompress() else { throw .malformed(.jpeg, reason: "no memory for a decoder") }
        self.handle = handle
        self.source = source
        self.limits = limits
    }

    deinit { tjDestroy(handle) }

    func header() throws(ImageError) -> ImageHeader {
        try frame().header
    }

    /// Decodes at a share of the size, which spares most of the transforms.
    func decode(_ reduction: ImageReduction) throws(ImageError) -> GrayImage {
        let (header, isCMYK, outline) = try frame()
        guard outline.scans <= limits.scans else { throw .tooManyScans(limit: limits.scans) }
        guard outline.isComplete else { throw .truncated(.jpeg) }
        let width = reduction.reduced(header.storedWidth)
        let height = reduction.reduced(header.storedHeight)
        let stored =
            isCMYK
            ? luma(ofCMYK: try pixels(width, height, TJPF_CMYK)) : try pixels(width, height, TJPF_GRAY)
        return GrayImage(width: width, height: height, pixels: stored)
            .oriented(by: header.orientation)
    }

    private func frame() throws(ImageError) -> (header: ImageHeader, isCMYK: Bool, outline: JPEGOutline) {
        var width: Int32 = 0
        var height: Int32 = 0
        var subsampling: Int32 = 0
        var colors: Int32 = 0
        try check(
            tjDecompressHeader3(
                handle, source.baseAddress, UInt(source.count), &width, &height, &subsampling, &colors))
        try limits.check(width: Int(width), height: Int(height))
        let outline = JPEGOutline(source, scanLimit: limits.scans)
        let header = ImageHeader(
            format: .jpeg, storedWidth: Int(width), storedHeight: Int(height), orientation: outline.orientation)
        return (header, [TJCS_CMYK, TJCS_YCCK].map { Int32($0.rawValue) }.contains(colors), outline)
    }

    /// Decodes to one byte a pixel and component; the first oddity that the library warns about is an error.
    private func pixels(_ width: Int, _ height: Int, _ format: TJPF) throws(ImageError) -> [UInt8] {
        let components = format == TJPF_CMYK ? 4 : 1
        var pixels = [UInt8](repeating: 0, count: width * height * components)
        try check(
            tjDecompress2(
                handle, source.baseAddress, UInt(source.count), &pixels, Int32(width), 0, Int32(height),
                Int32(format.rawValue), TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS))
        return pixels
    }

    private func check(_ status: Int32) throws(ImageError) {
        guard status != 0 else { return }
        throw .malformed(.jpeg, reason: String(cString: tjGetErrorStr2(handle)))
    }
}

/// Brightness of printing colors; a JPEG stores them inverted, so that 255 is no ink.
private func luma(ofCMYK pixels: [UInt8]) -> [UInt8] {
    stride(from: 0, to: pixels.count, by: 4).map { index in
        let paper = luma(red: pixels[index], green: pixels[index + 1], blue: pixels[index + 2])
        return UInt8((Int(paper) * Int(pixels[index + 3]) + 127) / 255)
    }
}
