/// One of the ten numbers that describe how a recording sounds.
///
/// The meaning is that of the feature tables that music services publish: seven scales from 0 to 1, loudness in
/// decibels, tempo in beats a minute and the duration in seconds.
public enum AudioFeature: UInt8, CaseIterable, Sendable {
    case danceability, energy, valence, acousticness, instrumentalness, liveness, speechiness
    case loudness, tempo, duration

    /// The name, as it stands in the header of a CSV file.
    public var name: String { String(describing: self) }

    /// The values that make sense: `0...1` for a scale, decibels, beats a minute, seconds.
    public var range: ClosedRange<Double> {
        switch self {
        case .loudness: -100...20
        case .tempo: 0...400
        case .duration: 1...86_400
        default: 0...1
        }
    }

    /// What stands in when no track of a catalog has a value: the middle of a scale, or a common value.
    var fallback: Double {
        switch self {
        case .loudness: -10
        case .tempo: 120
        case .duration: 210
        default: 0.5
        }
    }

    var index: Int { Int(rawValue) }
    var bit: UInt16 { 1 << rawValue }
}
