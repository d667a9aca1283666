/// A channel through which an emotion shows: a face, a text, a pulse.
///
/// Name your own in an extension: `extension Modality { static let heartRate: Self = "heart-rate" }`.
public struct Modality: RawRepresentable, Hashable, Codable, Sendable, ExpressibleByStringLiteral,
    CodingKeyRepresentable, CustomStringConvertible
{
    /// The name, as it stands in JSON.
    public let rawValue: String

    /// Creates a modality with a name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Creates a modality with a name.
    public init(stringLiteral name: String) { rawValue = name }

    /// What a face shows.
    public static let face: Modality = "face"
    /// What a message says.
    public static let text: Modality = "text"
    /// What a person says of themselves: "I feel …".
    public static let selfReport: Modality = "self-report"

    /// The name.
    public var description: String { rawValue }
}

extension Modality: Comparable {
    /// Orders modalities by name, so that sums over them are the same on every run.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
