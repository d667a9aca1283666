extension Lexicons {
    /// Emoji with names and weights over the seven emotions, as TSV.
    package static let emoji = PackageResources.emoji_tsv
    /// Emoticons with weights over the seven emotions, as TSV.
    package static let emoticons = PackageResources.emoticons_tsv
    /// Words that turn around what follows, as TSV.
    package static let negators = PackageResources.negators_tsv
    /// Words that strengthen or weaken what follows, as TSV.
    package static let intensifiers = PackageResources.intensifiers_tsv
}
