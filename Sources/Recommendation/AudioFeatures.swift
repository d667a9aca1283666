/// How a recording sounds, in ten numbers, and where each of them comes from.
public struct AudioFeatures: Hashable, Sendable {
    /// Where a number comes from.
    public enum Provenance: String, Hashable, Codable, Sendable {
        /// It stood in the catalog.
        case given
        /// It stood in the catalog, marked as somebody's estimate.
        case estimated
        /// It was missing; the median of the catalog stands in.
        case imputed
    }

    var values: SIMD16<Float>
    var imputed: UInt16
    var estimated: UInt16

    init(values: SIMD16<Float>, imputed: UInt16, estimated: UInt16) {
        self.values = values
        self.imputed = imputed
        self.estimated = estimated
    }

    /// Creates features from those that are known.
    ///
    /// A feature that is absent, not finite or outside its ``AudioFeature/range`` counts as imputed. A catalog
    /// that takes the track in puts its median there.
    ///
    /// - Parameter areEstimates: Whether the values are estimates and not measured.
    public init(_ known: [AudioFeature: Double], areEstimates: Bool = false) {
        self.init(values: .zero, imputed: 0, estimated: 0)
        for feature in AudioFeature.allCases {
            let value = known[feature].flatMap { feature.range.contains($0) ? $0 : nil }
            values[feature.index] = Float(value ?? feature.fallback)
            if value == nil { imputed |= feature.bit } else if areEstimates { estimated |= feature.bit }
        }
    }

    /// The value of a feature, in its ``AudioFeature/range``.
    public subscript(_ feature: AudioFeature) -> Double { Double(values[feature.index]) }

    /// Where the value of a feature comes from.
    public func provenance(of feature: AudioFeature) -> Provenance {
        imputed & feature.bit != 0 ? .imputed : estimated & feature.bit != 0 ? .estimated : .given
    }

    /// How glad the music sounds, from 0 to 1.
    public var valence: Double { self[.valence] }
    /// How intense it is, from 0 to 1.
    public var energy: Double { self[.energy] }
    /// The beats in a minute.
    public var tempo: Double { self[.tempo] }
    /// The length.
    public var duration: Duration { .seconds(self[.duration]) }
}
