/// One of the seven emotions that every part of this package speaks of.
///
/// The order of the cases is the order of every probability vector, weight file and table in the package.
/// The seven are the six of Ekman plus neutral, which is what the public face and text data sets label.
///
/// Reference: P. Ekman, "An argument for basic emotions", Cognition & Emotion 6, 1992.
public enum Emotion: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
    case angry, disgusted, fearful, happy, neutral, sad, surprised

    /// The position of this emotion in every vector, `0..<7`.
    @inlinable
    public var index: Int {
        switch self {
        case .angry: 0
        case .disgusted: 1
        case .fearful: 2
        case .happy: 3
        case .neutral: 4
        case .sad: 5
        case .surprised: 6
        }
    }

    /// The number of emotions, 7.
    @inlinable
    public static var count: Int { Emotion.surprised.index + 1 }

    /// The seven names in order, as they stand in the metadata of weight files.
    public static let labels = allCases.map(\.rawValue)
}
