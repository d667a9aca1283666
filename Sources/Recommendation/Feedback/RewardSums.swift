/// What ridge regression needs to know of all feedback: the sums of products of features, and of features and rewards.
///
/// Old feedback fades: every new one weighs the others by ``decay``.
struct RewardSums: Hashable, Codable, Sendable {
    /// What the weight of feedback is multiplied by with each that follows.
    static let decay = 0.998

    /// The lower triangle, row by row.
    private var products = [Double](repeating: 0, count: TasteFeatures.count * (TasteFeatures.count + 1) / 2)
    private var rewards = [Double](repeating: 0, count: TasteFeatures.count)
    /// How much feedback there was.
    private(set) var count = 0

    /// Whether the lists have the lengths that they must have, and every number is finite.
    var isValid: Bool {
        let empty = RewardSums()
        return products.count == empty.products.count && rewards.count == empty.rewards.count && count >= 0
            && (products + rewards).allSatisfy(\.isFinite)
    }

    mutating func add(_ features: SIMD16<Float>, reward: Double) {
        var position = 0
        for row in 0..<TasteFeatures.count {
            for column in 0...row {
                products[position] = rounded(
                    Self.decay * products[position] + Double(features[row]) * Double(features[column]))
                position += 1
            }
            rewards[row] = rounded(Self.decay * rewards[row] + reward * Double(features[row]))
        }
        count += 1
    }

    /// The estimate of a listener's taste, drawn to `prior` where little is known.
    func estimate(around prior: [Double], strength: Double) -> TasteEstimate {
        var matrix = [[Double]](
            repeating: [Double](repeating: 0, count: TasteFeatures.count), count: TasteFeatures.count)
        var position = 0
        for row in 0..<TasteFeatures.count {
            for column in 0...row {
                matrix[row][column] = products[position] + (row == column ? strength : 0)
                position += 1
            }
        }
        return TasteEstimate(
            precision: CholeskyFactor(matrix), moments: zip(rewards, prior).map { $0 + strength * $1 })
    }

    /// Six digits behind the point, so that a state is short when it is written.
    private func rounded(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
}
