/// Numbers of 16 bits with 11 bits of precision (IEEE 754 binary16), as tables of vectors are kept in files.
package enum Half {
    /// The nearest one, as a float; of numbers that are too large, infinity.
    package static func nearest(to value: Float) -> Float { Float(Float16(value)) }

    /// The bits of a number that is one already.
    static func bits(of value: Float) -> UInt16 { Float16(value).bitPattern }

    /// The float of the same value.
    ///
    /// The exponent is moved to its place by a multiplication, which is exact and much faster than a conversion where the
    /// processor has none.
    @inline(__always)
    static func widened(_ bits: UInt16) -> Float {
        let magnitude = UInt32(bits & 0x7FFF)
        let value = magnitude < 0x7C00 ? Float(bitPattern: magnitude << 13) * 0x1p112 : .infinity
        return Float(bitPattern: value.bitPattern | UInt32(bits & 0x8000) << 16)
    }
}
