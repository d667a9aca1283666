/// Operations on vectors whose first seven lanes belong to the emotions and whose eighth is unused.
extension SIMD8<Double> {
    /// Applies a function to the seven emotions' lanes; the eighth becomes 0.
    @inline(__always)
    func mapEmotions(_ function: (Double) -> Double) -> SIMD8<Double> {
        SIMD8(
            function(self[0]), function(self[1]), function(self[2]), function(self[3]), function(self[4]),
            function(self[5]), function(self[6]), 0)
    }

    /// The exponential of each lane relative to the largest, which becomes 1.
    var exponentialOfLargestOne: SIMD8<Double> {
        var lanes = self
        lanes[Emotion.count] = self[0]
        return (self - lanes.max()).mapEmotions(Math.exp)
    }

    /// Whether a likelihood tells one emotion from another.
    var isInformative: Bool {
        var lanes = self
        lanes[Emotion.count] = self[0]
        return lanes.min() < lanes.max()
    }

    /// `log Σ exp` over the seven lanes.
    var logSumOfExponentials: Double {
        var lanes = self
        lanes[Emotion.count] = self[0]
        let largest = lanes.max()
        return largest + Math.log((self - largest).mapEmotions(Math.exp).sum())
    }

    /// The seven lanes less their mean.
    var relativeToMean: SIMD8<Double> {
        var lanes = self
        lanes[Emotion.count] = 0
        lanes -= lanes.sum() / Double(Emotion.count)
        lanes[Emotion.count] = 0
        return lanes
    }

    /// The Shannon entropy of a distribution, in nats.
    var entropy: Double { -(self * mapEmotions { $0 > 0 ? Math.log($0) : 0 }).sum() }
}
