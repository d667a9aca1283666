internal import CSPNG
public import Imaging

extension ColorImage {
    /// The picture as a PNG file.
    ///
    /// - Throws: ``ImageError/unencodable(_:reason:)`` if there is no memory for it.
    public func png() throws(ImageError) -> [UInt8] {
        guard let context = spng_ctx_new(Int32(SPNG_CTX_ENCODER.rawValue)) else {
            throw .unencodable(.png, reason: "no memory for an encoder")
        }
        defer { spng_ctx_free(context) }
        var header = spng_ihdr()
        (header.width, header.height) = (UInt32(width), UInt32(height))
        (header.bit_depth, header.color_type) = (8, UInt8(SPNG_COLOR_TYPE_TRUECOLOR.rawValue))
        try Self.check(spng_set_option(context, SPNG_ENCODE_TO_BUFFER, 1))
        try Self.check(spng_set_ihdr(context, &header))
        try Self.check(
            spng_encode_image(
                context, pixels, pixels.count, Int32(SPNG_FMT_PNG.rawValue), Int32(SPNG_ENCODE_FINALIZE.rawValue)))
        var (count, status) = (0, Int32(0))
        let buffer = spng_get_png_buffer(context, &count, &status)
        defer { free(buffer) }
        try Self.check(status)
        return Array(UnsafeRawBufferPointer(start: buffer, count: count))
    }

    private static func check(_ status: Int32) throws(ImageError) {
        guard status != 0 else { return }
        throw .unencodable(.png, reason: String(cString: spng_strerror(status)))
    }
}
