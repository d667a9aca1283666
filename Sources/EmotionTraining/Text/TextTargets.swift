internal import EmotionCore

/// What the network is to say about one message, and how much each part counts.
struct TextTargets: Sendable {
    /// The seven labels, each in `0...1`.
    private(set) var labels = [Float](repeating: 0, count: Emotion.count)
    /// The weight of each label; 0 where nothing is known.
    private(set) var labelWeights = [Float](repeating: 0, count: Emotion.count)
    /// One distribution over the seven.
    private(set) var distribution = [Float](repeating: 0, count: Emotion.count)
    /// The weight of the distribution.
    private(set) var distributionWeight: Float = 0
    /// Negative, neutral, positive.
    private(set) var sentiment: [Float] = [0, 0, 0]
    /// The weight of the sentiment.
    private(set) var sentimentWeight: Float = 0
    /// Valence and arousal in `-1...1`.
    private(set) var affect: [Float] = [0, 0]
    /// The weight of valence and arousal.
    private(set) var affectWeight: Float = 0
    /// 1 for irony.
    private(set) var irony: Float = 0
    /// The weight of the irony.
    private(set) var ironyWeight: Float = 0
    /// The place of the language among ``TextClasses/languages``.
    private(set) var language: Int?
    /// The place of the emoji that the writer chose among ``TextClasses/emoji``.
    private(set) var emoji: Int?

    /// Mixes a row's own labels with the teacher's and with what earlier networks say.
    ///
    /// - Parameter distillation: What the earlier networks count beside a label of weight 1.
    init(
        _ row: TextRow, in set: TextDataSet, teacher: TeacherLabels.Row?, earlier: TextTeachers.Row? = nil,
        distillation: Float = 0, classes: TextClasses = .init()
    ) {
        let isKnown = !row.emotions.isEmpty && set.labelWeight > 0
        for emotion in Emotion.allCases {
            let isLabeled = row.emotions.contains(emotion)
            var weight: Float = isKnown && set.emotions.contains(emotion) ? set.labelWeight : 0
            if !isLabeled { weight *= set.absenceWeight }
            addLabel(emotion.index, isLabeled ? 1 : 0, weight: weight)
            let share: Float = isLabeled ? 1 / Float(row.emotions.count) : 0
            distribution[emotion.index] += isKnown ? set.labelWeight * share : 0
            if let teacher {
                addLabel(emotion.index, teacher.labels[emotion.index], weight: set.teacherWeight)
                distribution[emotion.index] += set.teacherWeight * teacher.distribution[emotion.index]
            }
            if let earlier {
                addLabel(emotion.index, earlier.labels[emotion.index], weight: distillation)
                distribution[emotion.index] += distillation * earlier.distribution[emotion.index]
            }
        }
        finishMixing()
        setSentiment(of: row, weight: set.sentimentWeight, teacher: teacher)
        setAffect(of: row)
        if let earlier { distil(earlier, weight: distillation, sentimentWeight: set.sentimentWeight) }
        language = row.lang.flatMap(classes.language)
        if set.hasEmoji { emoji = row.labels.first.flatMap(classes.emoji.firstIndex) }
        if set.hasIrony { (irony, ironyWeight) = (row.labels.contains("irony") ? 1 : 0, 1) }
    }

    private mutating func addLabel(_ index: Int, _ target: Float, weight: Float) {
        labels[index] += weight * target
        labelWeights[index] += weight
    }

    /// Sums become means.
    private mutating func finishMixing() {
        for index in labels.indices where labelWeights[index] > 0 { labels[index] /= labelWeights[index] }
        distributionWeight = distribution.reduce(0, +)
        if distributionWeight > 0 { distribution = distribution.map { $0 / distributionWeight } }
    }

    /// The row's own sentiment or, where it has none, that of the emotions that the teacher sees.
    private mutating func setSentiment(of row: TextRow, weight: Float, teacher: TeacherLabels.Row?) {
        let target = TextSentiment.target(for: row) ?? teacher.map { TextSentiment.target(for: $0) }
        guard weight > 0, let target else { return }
        sentiment = target
        sentimentWeight = weight
    }

    /// Rated messages count fully; for the others the place of their emotions on the circumplex is a weak hint.
    private mutating func setAffect(of row: TextRow) {
        if let valence = row.V, let arousal = row.A {
            affect = [Float(valence - 3) / 2, Float(arousal - 3) / 2]
            affectWeight = 1
        } else if distributionWeight > 0 {
            for emotion in Emotion.allCases {
                affect[0] += distribution[emotion.index] * Float(emotion.valenceArousal.valence)
                affect[1] += distribution[emotion.index] * Float(emotion.valenceArousal.arousal)
            }
            affectWeight = 0.25
        }
    }

    /// Mixes what is known of the sentiment with what earlier networks say, which also know it where nothing is.
    private mutating func distil(_ earlier: TextTeachers.Row, weight: Float, sentimentWeight: Float) {
        let known: Float = self.sentimentWeight > 0 ? 1 : 0
        let sum = known + weight
        guard sum > 0 else { return }
        sentiment = sentiment.indices.map { (known * sentiment[$0] + weight * earlier.sentiment[$0]) / sum }
        self.sentimentWeight = sentimentWeight
        // Rated messages keep their ratings.
        if affectWeight < 1 { (affect, affectWeight) = (earlier.affect, 0.5) }
    }
}
