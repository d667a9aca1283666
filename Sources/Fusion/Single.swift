/// A number of a state, kept in single precision and reckoned with in double; see ``Packed``.
@propertyWrapper
struct Single: Hashable, Sendable {
    private var value: Float

    /// The number.
    var wrappedValue: Double {
        get { Double(value) }
        set { value = Float(newValue) }
    }

    init(wrappedValue: Double) { value = Float(wrappedValue) }
}

extension Single: Codable {
    init(from decoder: any Decoder) throws { value = try decoder.singleValueContainer().decode(Float.self) }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
