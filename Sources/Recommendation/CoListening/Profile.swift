internal import EmotionCore

/// Mean and spread of some points, to tell how well another one goes with them.
struct Profile<Point: SIMD> where Point.Scalar == Float {
    /// What is added to the spread, so that one point has a profile too.
    let slack: Float
    private var count: Float = 0
    private var sum = Point.zero
    private var squares = Point.zero

    init(slack: Float) { self.slack = slack }

    mutating func add(_ point: Point) {
        count += 1
        sum += point
        squares += point * point
    }

    /// `exp(-d^2 / 2)` of the distance to the mean in spreads; one half if there is no profile.
    func likeness(_ point: Point) -> Float {
        guard count > 0 else { return 0.5 }
        let mean = sum / count
        let variance = pointwiseMax(squares / count - mean * mean, Point.zero)
        let distance = (point - mean) / (variance.squareRoot() + slack)
        return Float(Math.exp(Double(-(distance * distance).sum()) / Double(2 * point.scalarCount)))
    }
}
