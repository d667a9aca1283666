/// All sensors of some parameters, worked out once: states that share parameters share this storage.
struct SensorTable: Hashable, Sendable {
    /// What the sensors were worked out from.
    var parameters: FusionParameters { storage.parameters }
    /// Everybody's base rates: asked for at each observation.
    var baseRates: SIMD8<Double> { storage.baseRates }
    /// How quickly beliefs fade.
    var fadingRate: Double { storage.fadingRate }
    /// When the mood changes.
    var hysteresis: MoodHysteresis { storage.parameters.hysteresis }
    /// How a listener's own base rates are learned.
    var slowBaseRates: SlowBaseRates.Parameters { storage.slowBaseRates }

    /// One pointer in a state: a server has two states for each of a hundred thousand listeners.
    private let storage: Storage

    private final class Storage: Sendable {
        let parameters: FusionParameters
        let baseRates: SIMD8<Double>
        let fadingRate: Double
        let slowBaseRates: SlowBaseRates.Parameters
        let modalities: [Modality]
        let sensors: [Sensor]

        init(_ parameters: FusionParameters) {
            self.parameters = parameters
            baseRates = parameters.baseRates.lanes
            fadingRate = Forgetting.rate(halfLifeSeconds: parameters.halfLifeSeconds)
            slowBaseRates = parameters.slowBaseRates
            let isGuarded = parameters.isGuarded
            modalities = Set(parameters.sensors.keys).union([.selfReport]).sorted()
            sensors =
                modalities.map {
                    Sensor(parameters.sensor(for: $0), isGuarded: isGuarded, releasesMood: $0 == .selfReport)
                } + [Sensor(parameters.other, isGuarded: isGuarded)]
        }
    }

    init(_ parameters: FusionParameters) { storage = Storage(parameters) }

    /// The sensor of a modality.
    subscript(_ modality: Modality) -> Sensor {
        storage.sensors[storage.modalities.firstIndex(of: modality) ?? storage.modalities.count]
    }

    static func == (one: SensorTable, other: SensorTable) -> Bool {
        one.storage === other.storage || one.parameters == other.parameters
    }

    func hash(into hasher: inout Hasher) { hasher.combine(parameters) }
}
