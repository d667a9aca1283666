/// The estimators by name, as the tool and the benchmark call them.
public enum FusionMethod: String, CaseIterable, Codable, Sendable {
    case jumpFilter = "jump-filter"
    case linearPool = "linear-pool"
    case logLinearPool = "log-linear-pool"
    case productPool = "product-pool"
    case dempsterShafer = "dempster-shafer"
    case exponentialAverage = "exponential-average"
    case lastObservation = "last-observation"
    case stacking

    /// A new estimator of this kind.
    public func estimator(parameters: FusionParameters = FusionParameters()) -> any MoodEstimator {
        switch self {
        case .jumpFilter: JumpFilter(parameters: parameters)
        case .linearPool: LinearPool(parameters: parameters)
        case .logLinearPool: LogLinearPool(parameters: parameters)
        case .productPool: ProductPool(parameters: parameters)
        case .dempsterShafer: DempsterShafer(parameters: parameters)
        case .exponentialAverage: ExponentialAverage(parameters: parameters)
        case .lastObservation: LastObservation(parameters: parameters)
        case .stacking: Stacking(parameters: parameters)
        }
    }
}
