/// Numbers in `0...1` in 16 bits: to three digits from 1 down to `2^-62`, and 0.
///
/// The format is a float of 6 exponent bits and 10 mantissa bits without a sign, and its codes sort as the numbers do.
/// 0 and 1 are exact; every other number is off by at most `2^-11` of itself; those below `2^-63` become 0.
enum UnitFraction {
    /// The code of 1, the largest there is.
    static let one: UInt16 = 63 << 10

    /// The bits of the float `2^-63`, which stands for 0.
    private static let bias: UInt32 = 64 << 23
    /// The mantissa bits of a float that a code has no room for.
    private static let dropped: UInt32 = 13

    /// The code of the nearest number; the caller has checked that `value` is in `0...1`.
    static func code(_ value: Double) -> UInt16 {
        let bits = max(bias, Float(value).bitPattern)
        return UInt16(truncatingIfNeeded: (bits - bias + 1 << (dropped - 1)) >> dropped)
    }

    /// The number that a code stands for.
    static func value(_ code: UInt16) -> Double {
        code == 0 ? 0 : Double(Float(bitPattern: UInt32(code) << dropped + bias))
    }

    /// Eight codes.
    static func codes(_ values: SIMD8<Double>) -> SIMD8<UInt16> {
        SIMD8(
            code(values[0]), code(values[1]), code(values[2]), code(values[3]), code(values[4]), code(values[5]),
            code(values[6]), code(values[7]))
    }

    /// The numbers that eight codes stand for.
    static func values(_ codes: SIMD8<UInt16>) -> SIMD8<Double> {
        SIMD8(
            value(codes[0]), value(codes[1]), value(codes[2]), value(codes[3]), value(codes[4]), value(codes[5]),
            value(codes[6]), value(codes[7]))
    }
}
