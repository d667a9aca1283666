/// BT.601 luma, rounded: `0.299 red + 0.587 green + 0.114 blue`.
///
/// Reference: ITU-R BT.601-7, section 2.5.1. The three weights are in units of 1/65536 and sum to one.
@inline(__always)
func luma(red: UInt8, green: UInt8, blue: UInt8) -> UInt8 {
    let sum = UInt32(red) * 19_595 + UInt32(green) * 38_470 + UInt32(blue) * 7_471
    return UInt8(truncatingIfNeeded: (sum + 32_768) >> 16)
}

/// BT.601 luma of a pixel over a white ground.
@inline(__always)
func luma(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8) -> UInt8 {
    let opaque = Int(luma(red: red, green: green, blue: blue))
    return UInt8((opaque * Int(alpha) + 255 * (255 - Int(alpha)) + 127) / 255)
}
