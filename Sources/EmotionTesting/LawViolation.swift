/// A law that something of yours does not keep, and where.
///
/// The law kits return a list of these and use no test library, so they serve with any: `#expect(violations == [])`.
public struct LawViolation: Hashable, Sendable, CustomStringConvertible {
    /// The law, as a full sentence.
    public let law: String
    /// The input and what came out.
    public let detail: String

    /// Creates a violation.
    public init(_ law: String, _ detail: String) {
        self.law = law
        self.detail = detail
    }

    /// The law and the detail.
    public var description: String { "\(law): \(detail)" }
}
