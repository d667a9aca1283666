internal import EmotionCore

/// A data set that the text model learns from, and how far its labels are believed.
struct TextDataSet: Sendable {
    /// The name of its files.
    let name: String
    /// The weight of its own emotion labels.
    var labelWeight: Float = 0
    /// The weight of what its labels leave out: 1 where taggers could give several, less where they had to choose one.
    var absenceWeight: Float = 0
    /// The emotions that its taggers could choose from.
    var emotions: [Emotion] = Emotion.allCases
    /// The weight of the teacher's soft labels; 0 where there are none.
    var teacherWeight: Float = 0
    /// The share of its rows that each epoch draws.
    var share: Float = 1
    /// The weight of its labels for the sentiment.
    var sentimentWeight: Float = 0
    /// Whether its labels are the emoji that the writers chose.
    var hasEmoji = false
    /// Whether its labels say what is irony.
    var hasIrony = false
    /// Whether its rows are tweets whose emotions mainly the teacher knows.
    var isTweets = false
    /// Whether its rows are lines of dialogues.
    var isDialogue = false
    /// Whether its rows are in languages other than English.
    var isForeign = false

    /// The package's own emoji and emoticons; few, so each counts twice.
    static let signs = TextDataSet(name: "signs", labelWeight: 2, absenceWeight: 0.5)

    /// A user's own lines.
    static let own = TextDataSet(name: "own", labelWeight: 1, absenceWeight: 1)

    /// All that the shipped weights were trained on.
    static let all: [TextDataSet] = [
        TextDataSet(name: "goemotions", labelWeight: 1, absenceWeight: 1, teacherWeight: 0.7, sentimentWeight: 1),
        TextDataSet(name: "semeval2018_ec", labelWeight: 0.7, absenceWeight: 1, teacherWeight: 0.7, sentimentWeight: 1),
        TextDataSet(
            name: "brighter_en", labelWeight: 0.7, absenceWeight: 1,
            emotions: [.angry, .fearful, .happy, .neutral, .sad, .surprised], teacherWeight: 0.7, sentimentWeight: 0.3),
        TextDataSet(
            name: "tweeteval_emotion", labelWeight: 1, absenceWeight: 0.3, emotions: [.angry, .happy, .sad],
            teacherWeight: 0.7, sentimentWeight: 1),
        TextDataSet(
            name: "emorynlp", labelWeight: 0.5, absenceWeight: 0.3,
            emotions: [.angry, .fearful, .happy, .neutral, .sad], teacherWeight: 0.7, isDialogue: true),
        TextDataSet(name: "xed_en", labelWeight: 0.3, absenceWeight: 0.5, teacherWeight: 0.7, isDialogue: true),
        TextDataSet(name: "crowdflower", labelWeight: 0.1, teacherWeight: 1, sentimentWeight: 0.3, isTweets: true),
        TextDataSet(
            name: "tweeteval_emoji", teacherWeight: 1, sentimentWeight: 0.3, hasEmoji: true, isTweets: true),
        TextDataSet(name: "tweeteval_irony", teacherWeight: 1, sentimentWeight: 0.3, hasIrony: true),
        TextDataSet(name: "emobank", teacherWeight: 1, sentimentWeight: 0.5),
        TextDataSet(name: "ss_twitter", teacherWeight: 1, sentimentWeight: 1),
        TextDataSet(name: "ss_youtube", teacherWeight: 1, sentimentWeight: 1),
        TextDataSet(
            name: "brighter_multi", labelWeight: 1, absenceWeight: 0.7, sentimentWeight: 0.3, isForeign: true),
        // The subtitles have no neutral label.
        TextDataSet(
            name: "xed_multi", labelWeight: 0.5, absenceWeight: 0.5,
            emotions: Emotion.allCases.filter { $0 != .neutral }, share: 0.5,
            sentimentWeight: 0.3, isForeign: true),
    ]

    /// The set as the settings of a run want it.
    func adjusted(_ settings: TextTrainingSettings) -> TextDataSet {
        var set = self
        set.teacherWeight *= Float(settings.teacher)
        if isDialogue { set.labelWeight *= Float(settings.dialogues) }
        if isTweets { set.share *= Float(settings.tweets) }
        if isForeign { set.share *= Float(settings.otherLanguages) }
        return set
    }
}
