/// Numbers in `0...1` in 21 bits: to five digits from 1 down to `2^-62`, and 0.
///
/// The format is a float of 6 exponent bits and 15 mantissa bits without a sign, and its codes sort as the numbers do.
/// 0 and 1 are exact; every other number is off by at most `2^-16` of itself; those below `2^-63` become 0.
enum UnitFraction {
    /// The bits that a code takes.
    static let width = 21
    /// The code of 1, the largest there is.
    static let one: UInt32 = 63 << 15

    /// The bits of the float `2^-63`, which stands for 0.
    private static let bias: UInt32 = 64 << 23
    /// The mantissa bits of a float that a code has no room for.
    private static let dropped: UInt32 = 8

    /// The code of the nearest number; the caller has checked that `value` is in `0...1`.
    static func code(_ value: Double) -> UInt32 {
        let bits = Float(value).bitPattern
        return bits <= bias ? 0 : (bits - bias + 1 << (dropped - 1)) >> dropped
    }

    /// The number that a code stands for.
    static func value(_ code: UInt32) -> Double {
        code == 0 ? 0 : Double(Float(bitPattern: code << dropped + bias))
    }
}
