/// Operations on vectors whose first seven lanes belong to the emotions and whose eighth is unused.
extension SIMD8<Double> {
    /// Applies a function to the seven emotions' lanes; the eighth becomes 0.
    @inline(__always)
    func mapEmotions(_ function: (Double) -> Double) -> SIMD8<Double> {
        SIMD8(
            function(self[0]), function(self[1]), function(self[2]), function(self[3]), function(self[4]),
            function(self[5]), function(self[6]), 0)
    }

    /// The largest of the seven lanes.
    @inline(__always)
    var largest: Double {
        let pairs = SIMD4(
            Swift.max(self[0], self[1]), Swift.max(self[2], self[3]), Swift.max(self[4], self[5]), self[6])
        return Swift.max(Swift.max(pairs[0], pairs[1]), Swift.max(pairs[2], pairs[3]))
    }

    /// The sum of all lanes, in pairs: shorter chains of additions than those of `sum()`.
    @inline(__always)
    var total: Double {
        let four = lowHalf + highHalf
        let two = four.lowHalf + four.highHalf
        return two[0] + two[1]
    }

    /// Each lane, or a number where that is larger.
    @inline(__always)
    func atLeast(_ least: Double) -> SIMD8<Double> { replacing(with: least, where: self .< least) }

    /// The exponential of each lane relative to the largest, which becomes 1.
    @inline(__always)
    var exponentialOfLargestOne: SIMD8<Double> { (self - largest).mapEmotions(Math.exp) }

    /// Whether a likelihood tells one emotion from another.
    var isInformative: Bool {
        var lanes = self
        lanes[Emotion.count] = self[0]
        return any(lanes .!= self[0])
    }

    /// `log Σ exp` over the seven lanes.
    var logSumOfExponentials: Double { largest + Math.log(exponentialOfLargestOne.total) }

    /// The seven lanes less their mean.
    @inline(__always)
    var relativeToMean: SIMD8<Double> {
        var lanes = self
        lanes[Emotion.count] = 0
        lanes -= lanes.total / Double(Emotion.count)
        lanes[Emotion.count] = 0
        return lanes
    }

    /// Whether the seven lanes are probabilities that sum to 1, in single precision.
    var isDistribution: Bool {
        Emotion.allCases.allSatisfy { (0...1).contains(self[$0.index]) } && abs(total - 1) < 1e-6
    }

    /// The Shannon entropy of a distribution, in nats.
    var entropy: Double { -(self * mapEmotions { $0 > 0 ? Math.log($0) : 0 }).total }
}
