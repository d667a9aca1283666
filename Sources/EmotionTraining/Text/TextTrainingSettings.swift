/// What can be set in a training run of the text network; the defaults made the weights that ship.
public struct TextTrainingSettings: Hashable, NamedSettings {
    /// The largest learning rate.
    public var learningRate = 0.002
    /// The pull of matrices toward zero.
    public var weightDecay = 0.01
    /// How much of the average of the weights each update keeps.
    public var averaging = 0.999
    /// Messages in each batch, over all workers.
    public var batchSize = 128.0
    /// The share of all messages that an epoch draws.
    public var share = 1.0
    /// The most words that get a vector of their own.
    public var words = 12_000.0
    /// How often a word has to occur in an epoch for that.
    public var minimumCount = 3.0
    /// Rows that character n-grams share.
    public var buckets = 32_000.0
    /// The width of a word's vector.
    public var wordWidth = 64.0
    /// The width of an n-gram's vector.
    public var gramWidth = 48.0
    /// Hidden units of the LSTM.
    public var hidden = 128.0
    /// Units of the dense layer.
    public var dense = 96.0
    /// The share of numbers about tokens that are dropped.
    public var tokenDropout = 0.25
    /// The share of the dense layer's inputs and outputs that are dropped.
    public var dropout = 0.35
    /// The share of words that only their n-grams stand for.
    public var wordDropout = 0.1
    /// The share of messages that get an emoji or emoticon.
    public var signShare = 0.15
    /// The share of messages that are typed otherwise: in capitals, with a typing error, a long vowel, without emoji.
    public var retyping = 0.25
    /// How much the teacher's labels count beside a data set's own, over what each data set says.
    public var teacher = 1.0
    /// What the teacher's logits are divided by.
    public var teacherTemperature = 2.0
    /// How much the answers of ``TextTraining/teachers`` count beside a label of weight 1, where there are any.
    public var distillation = 1.0
    /// Passes over the texts in which words learn which words stand beside them, before anything else is learned.
    public var skipGramEpochs = 0.0
    /// How much the labels of dialogues count, over what each data set says.
    public var dialogues = 2.0
    /// The share of the rows in languages other than English that an epoch draws.
    public var otherLanguages = 1.0
    /// The share of the tweets that mainly the teacher has labelled that an epoch draws.
    public var tweets = 1.0
    /// How far rare emotions are weighted up, from 0 (not at all) to 1 (all emotions count the same).
    public var classBalance = 0.0
    /// How much the sentiment counts beside the emotions.
    public var sentiment = 0.3
    /// How much the emoji that the writer of a message chose counts.
    public var emoji = 0.2

    /// The settings that made the weights that ship.
    public init() {}

    /// The settings by name.
    public static let paths: [String: any WritableKeyPath<Self, Double> & Sendable] = [
        "learning-rate": \.learningRate, "weight-decay": \.weightDecay, "averaging": \.averaging,
        "batch-size": \.batchSize, "share": \.share, "words": \.words, "minimum-count": \.minimumCount,
        "buckets": \.buckets,
        "word-width": \.wordWidth, "gram-width": \.gramWidth, "hidden": \.hidden, "dense": \.dense,
        "token-dropout": \.tokenDropout, "dropout": \.dropout, "word-dropout": \.wordDropout, "signs": \.signShare,
        "retyping": \.retyping, "teacher": \.teacher, "teacher-temperature": \.teacherTemperature,
        "distillation": \.distillation, "skip-gram": \.skipGramEpochs,
        "dialogues": \.dialogues, "other-languages": \.otherLanguages, "tweets": \.tweets,
        "class-balance": \.classBalance,
        "sentiment": \.sentiment, "emoji": \.emoji,
    ]
}
