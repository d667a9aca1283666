import ImageDecoding

/// What libFuzzer calls with each input: every way to decode a picture.
@_cdecl("LLVMFuzzerTestOneInput")
public func decode(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // Small limits keep runs short; that large ones hold is what the tests of limits are for.
    let limits = DecodingLimits(pixels: 1 << 16, bytes: 1 << 16, scans: 20, metadataBytes: 1 << 14)
    for reduction in [ImageReduction.none, .quarter] {
        guard let image = try? GrayImage(decoding: bytes, limits: limits, reduction: reduction) else { continue }
        precondition(image.pixels.count == image.width * image.height)
        precondition(image.pixels.count <= limits.pixels)
    }
    _ = try? ImageHeader(parsing: bytes, limits: limits)
    return 0
}
