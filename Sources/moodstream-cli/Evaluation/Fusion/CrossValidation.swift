import Fusion

/// Listeners split into folds so that no group is in two of them.
struct CrossValidation {
    /// Listeners to measure on, and parameters that have not seen them.
    struct Fold {
        let listeners: [LabelledListener]
        let parameters: FusionParameters
        /// Weights of the regression that have not seen them either; nothing for the measured ones.
        var stacking: StackingWeights?
    }

    /// The number of folds.
    static let folds = 5

    private let parts: [[LabelledListener]]

    init(of listeners: [LabelledListener]) {
        let groups = Set(listeners.map(\.group)).sorted()
        let places = Dictionary(uniqueKeysWithValues: zip(groups, groups.indices))
        parts = (0..<Self.folds).map { fold in
            listeners.filter { (places[$0.group] ?? 0) % Self.folds == fold }
        }
    }

    /// Fits parameters for each fold to the listeners of the others.
    func fitted(progress: (Int) -> Void) -> [Fold] {
        parts.indices.map { index in
            let others = parts.indices.filter { $0 != index }.flatMap { parts[$0] }
            let parameters = FusionFit(to: others, sweeps: 20).parameters
            progress(index + 1)
            return Fold(
                listeners: parts[index], parameters: parameters,
                stacking: StackingWeights(fittedTo: others, parameters: parameters))
        }
    }
}
