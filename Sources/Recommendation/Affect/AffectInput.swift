internal import EmotionCore

/// What the affect model looks at: twelve numbers of a recording, and the words of its genre.
package enum AffectInput: Int, CaseIterable, Sendable {
    case danceability, energy, valence, acousticness, logAcousticness, instrumentalness, logInstrumentalness
    case logLiveness, logSpeechiness, loudness, logTempo, logDuration, year

    /// The name, as it stands in the model's file.
    package var name: String { String(describing: self) }

    /// The number for a track; nil if what it is made of is not known.
    ///
    /// Shares that crowd near 0 enter as logarithms, tempo and duration too: people hear ratios.
    package func value(of features: AudioFeatures, year: Int?) -> Double? {
        if self == .year { return year.map { Double($0) / 10 - 200 } }
        guard let feature, features.provenance(of: feature) != .imputed else { return nil }
        let value = features[feature]
        return switch self {
        case .logAcousticness: Math.log(value + 1e-3)
        case .logInstrumentalness: Math.log(value + 1e-4)
        case .logLiveness, .logSpeechiness: Math.log(value + 1e-2)
        case .logTempo: Math.log(max(value, 20) / 120)
        case .logDuration: Math.log(value / 210)
        default: value
        }
    }

    private var feature: AudioFeature? {
        switch self {
        case .danceability: .danceability
        case .energy: .energy
        case .valence: .valence
        case .acousticness, .logAcousticness: .acousticness
        case .instrumentalness, .logInstrumentalness: .instrumentalness
        case .logLiveness: .liveness
        case .logSpeechiness: .speechiness
        case .loudness: .loudness
        case .logTempo: .tempo
        case .logDuration: .duration
        case .year: nil
        }
    }

    /// The terms of a genre: all of it, and its words; that of no genre is the empty term.
    package static func terms(ofGenre genre: String) -> [String] {
        let genre = genre.lowercased()
        let words = genre.split { !($0.isLetter || $0.isNumber || $0 == "&") }.map(String.init)
        return words.count > 1 ? [genre] + words : [words.first ?? ""]
    }
}
