/// All sensors of some parameters, worked out once: states that share parameters share this storage.
struct SensorTable: Hashable, Sendable {
    let parameters: FusionParameters

    private let modalities: [Modality]
    private let sensors: [Sensor]

    init(_ parameters: FusionParameters) {
        self.parameters = parameters
        modalities = parameters.sensors.keys.sorted()
        let models = modalities.map(parameters.sensor) + [parameters.other]
        sensors = models.map { Sensor($0, isGuarded: parameters.isGuarded) }
    }

    /// The sensor of a modality.
    subscript(_ modality: Modality) -> Sensor {
        sensors[modalities.firstIndex(of: modality) ?? modalities.count]
    }
}
