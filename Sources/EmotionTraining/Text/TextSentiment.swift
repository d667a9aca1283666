internal import EmotionCore

/// What the labels of the data sets say about sentiment.
enum TextSentiment {
    private static let positive: Set = [
        "admiration", "amusement", "approval", "caring", "desire", "excitement", "gratitude", "joy", "love", "optimism",
        "pride", "relief", "trust", "happy", "fun", "positive",
    ]
    private static let negative: Set = [
        "anger", "annoyance", "disappointment", "disapproval", "disgust", "embarrassment", "fear", "grief",
        "nervousness", "remorse", "sadness", "pessimism", "worry", "hate", "boredom", "negative",
    ]
    private static let neutral: Set = ["neutral", "none"]

    /// The shares of negative, neutral and positive among a row's labels; nil if they say nothing.
    ///
    /// A row without labels but with a valence is positive from 3.4 of 5 on and negative up to 2.6.
    static func target(for row: TextRow) -> [Float]? {
        if let valence = row.V { return valence >= 3.4 ? [0, 0, 1] : valence <= 2.6 ? [1, 0, 0] : [0, 1, 0] }
        var counts: [Float] = [0, 0, 0]
        for label in row.labels {
            if negative.contains(label) { counts[0] += 1 }
            if neutral.contains(label) { counts[1] += 1 }
            if positive.contains(label) { counts[2] += 1 }
        }
        let sum = counts.reduce(0, +)
        return sum > 0 ? counts.map { $0 / sum } : nil
    }

    /// The shares of negative, neutral and positive emotions that a teacher sees; a surprise is any of the three.
    static func target(for teacher: TeacherLabels.Row) -> [Float] {
        var shares: [Float] = [0, 0, 0]
        for emotion in Emotion.allCases {
            let share = teacher.distribution[emotion.index]
            switch emotion {
            case .angry, .disgusted, .fearful, .sad: shares[0] += share
            case .neutral: shares[1] += share
            case .happy: shares[2] += share
            case .surprised: for index in shares.indices { shares[index] += share / 3 }
            }
        }
        return shares
    }
}
