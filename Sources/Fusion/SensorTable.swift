/// All sensors of some parameters, worked out once: states that share parameters share this storage.
struct SensorTable: Hashable, Sendable {
    let parameters: FusionParameters

    /// Everybody's base rates, and how a listener's own are learned: asked for at each observation.
    let baseRates: SIMD8<Double>
    let slowBaseRates: SlowBaseRates.Parameters

    private let modalities: [Modality]
    private let sensors: [Sensor]

    init(_ parameters: FusionParameters) {
        self.parameters = parameters
        baseRates = parameters.baseRates.lanes
        slowBaseRates = parameters.slowBaseRates
        modalities = parameters.sensors.keys.sorted()
        let models = modalities.map(parameters.sensor) + [parameters.other]
        sensors = models.map { Sensor($0, isGuarded: parameters.isGuarded) }
    }

    /// The sensor of a modality.
    subscript(_ modality: Modality) -> Sensor {
        sensors[modalities.firstIndex(of: modality) ?? modalities.count]
    }
}
