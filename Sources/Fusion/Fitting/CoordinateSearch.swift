/// Minimizes a function of many numbers, one number at a time, with steps that grow and shrink.
///
/// Slow and sturdy: it needs no gradient, never makes things worse, and the same start gives the same end.
struct CoordinateSearch {
    /// Where the function is least so far.
    private(set) var point: [Double]
    /// The function there.
    private(set) var value: Double

    private var steps: [Double]
    private let function: ([Double]) -> Double

    init(from start: [Double], step: Double, _ function: @escaping ([Double]) -> Double) {
        point = start
        value = function(start)
        steps = [Double](repeating: step, count: start.count)
        self.function = function
    }

    /// Tries a step up and down in each of some coordinates; returns by how much the function fell.
    mutating func sweep(_ coordinates: some Sequence<Int>) -> Double {
        let before = value
        for coordinate in coordinates { search(coordinate) }
        return before - value
    }

    /// Tries some values of one coordinate and keeps the best.
    mutating func choose(among candidates: [Double], at coordinate: Int) {
        for candidate in candidates {
            var trial = point
            trial[coordinate] = candidate
            let result = function(trial)
            if result < value { (point, value) = (trial, result) }
        }
    }

    private mutating func search(_ coordinate: Int) {
        for step in [steps[coordinate], -steps[coordinate]] {
            var candidate = point
            candidate[coordinate] += step
            let result = function(candidate)
            guard result < value else { continue }
            (point, value) = (candidate, result)
            steps[coordinate] = 1.5 * step
            return
        }
        steps[coordinate] /= 2
    }
}
