/// Reads decimal numbers from ASCII.
enum DecimalNumber {
    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20,
        1e21, 1e22,
    ]

    /// The number that the bytes spell, correctly rounded; nil if they spell none.
    ///
    /// Plain decimals of up to 15 digits take the short way: digits and power of ten are then exact in a double and
    /// one division rounds once.
    ///
    /// Reference: W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990, section 3.
    static func parse(_ text: ArraySlice<UInt8>) -> Double? {
        var digits = 0
        var digitCount = 0
        var decimals: Int?
        let isNegative = text.first == UInt8(ascii: "-")
        for byte in isNegative ? text.dropFirst() : text {
            if byte == UInt8(ascii: "."), decimals == nil {
                decimals = 0
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), digitCount < 15 {
                digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
                digitCount += 1
                decimals = decimals.map { $0 + 1 }
            } else {
                return Double(String(decoding: text, as: UTF8.self))
            }
        }
        guard digitCount > 0 else { return nil }
        let magnitude = Double(digits) / powersOfTen[decimals ?? 0]
        return isNegative ? -magnitude : magnitude
    }
}
