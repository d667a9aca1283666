/// Seven numbers of a state without the padding of a vector: a server keeps some dozens of them for each listener.
///
/// A vector of eight doubles takes 64 bytes, and aligns what follows it to 64. This takes seven times its scalar. What
/// only has to be known to six digits is kept in single precision; it is rounded whenever it is set, so a
/// replay rounds as the live run did.
@propertyWrapper
struct Packed<Scalar: BinaryFloatingPoint & Codable & Sendable>: Sendable {
    private var values = InlineArray<7, Scalar>(repeating: 0)

    /// The seven numbers; the eighth lane is zero.
    var wrappedValue: SIMD8<Double> {
        @inline(__always) get {
            SIMD8(
                Double(values[0]), Double(values[1]), Double(values[2]), Double(values[3]), Double(values[4]),
                Double(values[5]), Double(values[6]), 0)
        }
        @inline(__always) set {
            values = [
                Scalar(newValue[0]), Scalar(newValue[1]), Scalar(newValue[2]), Scalar(newValue[3]), Scalar(newValue[4]),
                Scalar(newValue[5]), Scalar(newValue[6]),
            ]
        }
    }

    init(wrappedValue: SIMD8<Double>) { self.wrappedValue = wrappedValue }
}

extension Packed: Hashable {
    static func == (one: Packed, other: Packed) -> Bool { one.wrappedValue == other.wrappedValue }

    func hash(into hasher: inout Hasher) { hasher.combine(wrappedValue) }
}

extension Packed: Codable {
    /// Reads seven numbers.
    ///
    /// - Throws: `DecodingError` for fewer.
    init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        for lane in 0..<Emotion.count { values[lane] = try container.decode(Scalar.self) }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for lane in 0..<Emotion.count { try container.encode(values[lane]) }
    }
}
