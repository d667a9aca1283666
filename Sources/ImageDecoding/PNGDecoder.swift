import CSPNG
import Imaging

/// Decodes one PNG with libspng.
struct PNGDecoder: ~Copyable {
    private let context: OpaquePointer
    private let source: UnsafeBufferPointer<UInt8>
    private let limits: DecodingLimits

    /// Creates a decoder that borrows `source`.
    init(_ source: UnsafeBufferPointer<UInt8>, limits: DecodingLimits) throws(ImageError) {
        guard let context = spng_ctx_new(0) else { throw .malformed(.png, reason: "no memory for a decoder") }
        self.context = context
        self.source = source
        self.limits = limits
        let chunkLimit = min(max(0, limits.metadataBytes), Int(Int32.max) / 2)
        spng_set_chunk_limits(context, chunkLimit, 2 * chunkLimit)
        spng_set_png_buffer(context, source.baseAddress, source.count)
    }

    deinit { spng_ctx_free(context) }

    func header() throws(ImageError) -> ImageHeader {
        let size = try size()
        return ImageHeader(
            format: .png, storedWidth: Int(size.width), storedHeight: Int(size.height),
            orientation: try orientation())
    }

    func decode() throws(ImageError) -> GrayImage {
        let size = try size()
        guard hasEnd(source) else { throw .truncated(.png) }
        let orientation = try orientation()
        let width = Int(size.width)
        let height = Int(size.height)
        let isInterlaced = size.interlace_method != 0
        let pixels = isInterlaced ? try interlaced(width * height) : try rows(height, of: width)
        try Self.check(spng_decode_chunks(context))
        return GrayImage(width: width, height: height, pixels: pixels).oriented(by: orientation)
    }

    private func size() throws(ImageError) -> spng_ihdr {
        var header = spng_ihdr()
        try Self.check(spng_get_ihdr(context, &header))
        try limits.check(width: Int(header.width), height: Int(header.height))
        return header
    }

    /// What the eXIf chunk before the pixels says.
    private func orientation() throws(ImageError) -> ImageOrientation {
        var exif = spng_exif()
        let status = spng_get_exif(context, &exif)
        guard status != SPNG_ECHUNKAVAIL.rawValue else { return .upright }
        try Self.check(status)
        return ImageOrientation(tiff: Array(UnsafeRawBufferPointer(start: exif.data, count: exif.length))) ?? .upright
    }

    /// Decodes row by row, with memory for one row of colors.
    private func rows(_ height: Int, of width: Int) throws(ImageError) -> [UInt8] {
        try start(into: nil, count: 0, SPNG_DECODE_PROGRESSIVE)
        var row = [UInt8](repeating: 0, count: 4 * width)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(width * height)
        for index in 0..<height {
            let status = spng_decode_row(context, &row, row.count)
            if !(index == height - 1 && status == SPNG_EOI.rawValue) { try Self.check(status) }
            appendLuma(of: row, to: &pixels)
        }
        return pixels
    }

    /// Decodes all passes of an interlaced picture at once.
    private func interlaced(_ count: Int) throws(ImageError) -> [UInt8] {
        var colors = [UInt8](repeating: 0, count: 4 * count)
        try start(into: &colors, count: colors.count)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(count)
        appendLuma(of: colors, to: &pixels)
        return pixels
    }

    /// Starts to decode to eight bits of red, green, blue and alpha, with the transparent color of a tRNS chunk.
    private func start(
        into colors: UnsafeMutableRawPointer?, count: Int, _ flags: spng_decode_flags...
    ) throws(ImageError) {
        let flags = flags.reduce(SPNG_DECODE_TRNS.rawValue) { $0 | $1.rawValue }
        try Self.check(
            spng_decode_image(context, colors, count, Int32(SPNG_FMT_RGBA8.rawValue), Int32(bitPattern: flags)))
    }

    private static func check(_ status: Int32) throws(ImageError) {
        switch spng_errno(status) {
        case SPNG_OK: return
        case SPNG_IO_EOF, SPNG_EOF, SPNG_EIDAT_TOO_SHORT: throw .truncated(.png)
        default: throw .malformed(.png, reason: String(cString: spng_strerror(status)))
        }
    }
}

/// Whether the chunks lead to an IEND chunk; libspng is content when the pixels are complete.
///
/// Reference: ISO/IEC 15948, section 5.3: length, type, data, checksum.
private func hasEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 8
    while position + 12 <= bytes.count {
        let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
        if bytes[(position + 4)..<(position + 8)].elementsEqual("IEND".utf8) { return true }
        position += 12 + length
    }
    return false
}

/// Appends the brightness of red, green, blue, alpha pixels over white.
private func appendLuma(of colors: [UInt8], to pixels: inout [UInt8]) {
    for index in stride(from: 0, to: colors.count, by: 4) {
        pixels.append(
            luma(red: colors[index], green: colors[index + 1], blue: colors[index + 2], alpha: colors[index + 3]))
    }
}
