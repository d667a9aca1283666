internal import EmotionCore
internal import NeuralTraining
internal import TextEmotion

/// Rows of a data set beside what a classifier reads in them.
struct ReadMessages {
    let rows: [TextRow]
    let readings: [TextReading]

    init(_ rows: [TextRow], by classifier: TextEmotionClassifier) {
        self.rows = rows
        readings = classifier.read(rows.map(\.text))
    }

    /// Independent labels, over the rows that have some.
    var labelScores: LabelScores {
        let labeled = rows.indices.filter { !rows[$0].emotions.isEmpty }
        return LabelScores(given: labeled.map { readings[$0].labels }, right: labeled.map { rows[$0].emotions })
    }

    /// The most likely of some emotions, over the rows that have exactly one of them.
    func singleLabelReport(among emotions: [Emotion]) -> ClassificationReport {
        let single = rows.indices.compactMap { index -> (Int, Int)? in
            guard rows[index].emotions.count == 1 else { return nil }
            return emotions.firstIndex(of: rows[index].emotions[0]).map { (index, $0) }
        }
        return ClassificationReport(
            predictions: single.map { index, _ in
                let values = emotions.map { readings[index].probabilities[$0] }
                let sum = values.reduce(0, +)
                return values.map { $0 / max(sum, .leastNormalMagnitude) }
            },
            classes: single.map(\.1))
    }

    /// The sentiment, over the rows that are labeled with one.
    var sentimentScore: TextEvaluation.SentimentScore {
        var hits: [String: (right: Int, count: Int)] = [:]
        for (row, reading) in zip(rows, readings) {
            guard let label = row.labels.first.flatMap(Sentiment.Label.init) else { continue }
            hits[label.rawValue, default: (0, 0)].count += 1
            hits[label.rawValue, default: (0, 0)].right += reading.sentiment.label == label ? 1 : 0
        }
        let recalls = hits.values.map { Double($0.right) / Double($0.count) }
        return TextEvaluation.SentimentScore(
            count: hits.values.reduce(0) { $0 + $1.count },
            macroRecall: recalls.sorted().reduce(0, +) / Double(max(1, recalls.count)))
    }

    /// How well irony is told from what is meant as it is said.
    var ironyScore: TextEvaluation.IronyScore {
        let truth = rows.map { $0.labels.contains("irony") }
        let given = readings.map { $0.irony > 0.5 }
        let hits = zip(truth, given).count { $0 && $1 }
        return TextEvaluation.IronyScore(
            count: rows.count,
            accuracy: Double(zip(truth, given).count { $0 == $1 }) / Double(max(1, rows.count)),
            f1: 2 * Double(hits) / Double(max(1, truth.count { $0 } + given.count { $0 })),
            areaUnderCurve: areaUnderCurve(scores: readings.map(\.irony), positives: truth) ?? 0.5)
    }

    /// Valence and arousal, over the rows that are rated.
    var affectScore: TextEvaluation.AffectScore {
        let rated = zip(rows, readings).compactMap { row, reading in
            row.V.flatMap { valence in row.A.map { (valence, $0, reading.valenceArousal) } }
        }
        return TextEvaluation.AffectScore(
            count: rated.count, valence: correlation(rated.map { ($0.0, $0.2.valence) }),
            arousal: correlation(rated.map { ($0.1, $0.2.arousal) }))
    }

    /// Pearson's correlation; 0 if one side does not vary.
    private func correlation(_ pairs: [(Double, Double)]) -> Double {
        let count = Double(max(1, pairs.count))
        let means = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (x, y) in pairs {
            xx += (x - means.0) * (x - means.0)
            yy += (y - means.1) * (y - means.1)
            xy += (x - means.0) * (y - means.1)
        }
        return xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0
    }
}
