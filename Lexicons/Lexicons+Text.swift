private import CLexicons

extension Lexicons {
    /// Emoji with names and weights over the seven emotions, as TSV.
    package static let emoji = PackageResources.emoji_tsv
    /// Emoticons with weights over the seven emotions, as TSV.
    package static let emoticons = PackageResources.emoticons_tsv
    /// Words that turn around what follows, as TSV.
    package static let negators = PackageResources.negators_tsv
    /// Words that strengthen or weaken what follows, as TSV.
    package static let intensifiers = PackageResources.intensifiers_tsv
    /// Words after which what counts is said, as TSV.
    package static let contrasts = PackageResources.contrasts_tsv
    /// Words run together and the words they stand for, as TSV.
    package static let contractions = PackageResources.contractions_tsv
    /// Sounds of feeling with weights over the seven emotions, as TSV.
    package static let interjections = PackageResources.interjections_tsv
    /// Words of feeling in many languages with weights over the seven emotions, as TSV.
    package static let feelings = PackageResources.feelings_tsv
    /// Phrases that speak of self-harm or suicide, and those that only sound like it, as TSV.
    package static let crisis = PackageResources.crisis_tsv
    /// Slang with plain words and weights over the seven emotions, as TSV.
    package static let slang = unsafe bytes(embeddedSlang())
    /// Words with learned weights over the seven emotions, as TSV.
    package static let emotionWords = unsafe bytes(embeddedEmotionWords())

    private static func bytes(_ table: EmbeddedTable) -> [UInt8] {
        unsafe Array(UnsafeBufferPointer(start: table.bytes, count: table.count))
    }
}
