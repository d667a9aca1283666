/// The upper half of a float32: the same range, eight bits of precision, half the memory.
package enum BFloat16 {
    /// Whether a number is one already.
    static func holds(_ value: Float) -> Bool { value.bitPattern & 0xFFFF == 0 }

    /// The nearest one, ties to even.
    ///
    /// - Precondition: The number is finite.
    package static func nearest(to value: Float) -> Float {
        precondition(value.isFinite, "\(value) is not finite")
        let bits = value.bitPattern
        return Float(bitPattern: (bits &+ 0x7FFF &+ (bits >> 16 & 1)) & 0xFFFF_0000)
    }
}
