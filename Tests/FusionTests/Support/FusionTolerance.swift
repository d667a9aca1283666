/// How far a filter may be off from formulas in double precision.
enum FusionTolerance {
    /// A state keeps displays, drift and contributions in single precision; each observation rounds them once.
    static let state = 1e-5
}
