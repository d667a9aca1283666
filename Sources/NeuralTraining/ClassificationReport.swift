/// How well predicted distributions match known classes.
public struct ClassificationReport: Hashable, Sendable {
    /// The number of examples.
    public let count: Int
    /// How often each class (row) was taken for each class (column).
    public let confusion: [[Int]]
    /// How often predictions of each confidence are right, in 15 bins of equal width.
    public let reliability: [ReliabilityBin]
    /// The area under the receiver operating characteristic of each class against the rest; nil for a class without
    /// examples, or with nothing else.
    public let areasUnderCurve: [Double?]
    /// The mean squared distance between the prediction and the class as a vector, `0...2`.
    ///
    /// Reference: G. Brier, "Verification of forecasts expressed in terms of probability", 1950.
    public let brierScore: Double

    /// Compares predictions with classes.
    ///
    /// - Parameters:
    ///   - predictions: One distribution for each example, all of the same length.
    ///   - classes: The class of each example.
    /// - Precondition: There are as many predictions as classes, and every class is a place in a prediction.
    public init(predictions: [[Double]], classes: [Int]) {
        precondition(predictions.count == classes.count, "\(predictions.count) predictions, \(classes.count) classes")
        let width = predictions.first?.count ?? 0
        var confusion = Array(repeating: Array(repeating: 0, count: width), count: width)
        var bins = (0..<15).map { ReliabilityBin(range: Double($0) / 15...Double($0 + 1) / 15) }
        var squares = 0.0
        for (prediction, actual) in zip(predictions, classes) {
            let predicted = prediction.indices.reduce(0) { prediction[$1] > prediction[$0] ? $1 : $0 }
            confusion[actual][predicted] += 1
            bins[min(14, Int(prediction[predicted] * 15))].add(
                confidence: prediction[predicted], isRight: predicted == actual)
            for index in prediction.indices {
                let difference = prediction[index] - (index == actual ? 1 : 0)
                squares += difference * difference
            }
        }
        count = classes.count
        self.confusion = confusion
        reliability = bins
        brierScore = squares / Double(max(1, classes.count))
        areasUnderCurve = (0..<width).map { index in
            areaUnderCurve(scores: predictions.map { $0[index] }, positives: classes.map { $0 == index })
        }
    }

    /// The mean gap between confidence and accuracy over the bins of ``reliability``, `0...1`.
    ///
    /// Reference: C. Guo et al., "On calibration of modern neural networks", ICML 2017, eq. 3.
    public var calibrationError: Double {
        reliability.reduce(0) { $0 + abs($1.confidence - $1.accuracy) * Double($1.count) } / Double(max(1, count))
    }

    /// The mean of ``areasUnderCurve``; 0.5 if there is none.
    public var macroAreaUnderCurve: Double {
        let known = areasUnderCurve.compactMap(\.self)
        return known.isEmpty ? 0.5 : known.reduce(0, +) / Double(known.count)
    }

    /// The share of examples whose most likely class is right, `0...1`.
    public var accuracy: Double {
        Double(confusion.indices.reduce(0) { $0 + confusion[$1][$1] }) / Double(max(1, count))
    }

    /// The 95 % interval of ``accuracy``.
    ///
    /// Reference: E. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
    public var accuracyInterval: ClosedRange<Double> {
        let (n, z) = (Double(max(1, count)), 1.959964)
        let center = (accuracy + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (accuracy * (1 - accuracy) / n + z * z / (4 * n * n)).squareRoot()
        return center - half...center + half
    }

    /// The share of the examples predicted as this class that belong to it; 0 if there are none.
    public func precision(of index: Int) -> Double {
        ratio(confusion[index][index], confusion.reduce(0) { $0 + $1[index] })
    }

    /// The share of the examples of this class that are predicted as it; 0 if there are none.
    public func recall(of index: Int) -> Double { ratio(confusion[index][index], support(of: index)) }

    /// The harmonic mean of precision and recall; 0 if both are.
    public func f1(of index: Int) -> Double {
        let sum = precision(of: index) + recall(of: index)
        return sum == 0 ? 0 : 2 * precision(of: index) * recall(of: index) / sum
    }

    /// The number of examples of this class.
    public func support(of index: Int) -> Int { confusion[index].reduce(0, +) }

    /// The F1 of the classes, each weighted with its share of the examples.
    public var weightedF1: Double {
        confusion.indices.reduce(0) { $0 + f1(of: $1) * Double(support(of: $1)) } / Double(max(1, count))
    }

    /// The mean precision of the classes that have examples.
    public var macroPrecision: Double { mean(precision) }
    /// The mean recall of the classes that have examples.
    public var macroRecall: Double { mean(recall) }
    /// The mean F1 of the classes that have examples.
    public var macroF1: Double { mean(f1) }

    private func mean(_ figure: (Int) -> Double) -> Double {
        let present = confusion.indices.filter { support(of: $0) > 0 }
        return present.reduce(0) { $0 + figure($1) } / Double(max(1, present.count))
    }

    private func ratio(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
}
