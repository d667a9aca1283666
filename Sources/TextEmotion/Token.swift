/// A piece of a message: a word, a run of punctuation, an emoji.
public struct Token: Hashable, Sendable {
    /// What a token is.
    public enum Kind: String, Hashable, Sendable {
        /// Letters, with apostrophes or asterisks inside.
        case word
        /// Digits.
        case number
        /// Punctuation marks and symbols.
        case punctuation
        /// One emoji.
        case emoji
        /// A face made of punctuation, such as `:-)`.
        case emoticon
        /// A user's name, such as `@someone`.
        case handle
        /// A web address.
        case link
        /// A name that was masked before, such as `[NAME]`.
        case mask
    }

    /// What can be said of how a token was typed.
    public struct Style: OptionSet, Hashable, Sendable {
        /// The bits.
        public let rawValue: UInt8
        /// Creates a set from its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// All in capitals, two letters or more.
        public static let shouted = Style(rawValue: 1)
        /// With a character three times or more in a row.
        public static let elongated = Style(rawValue: 2)
        /// Part of a hashtag.
        public static let hashtag = Style(rawValue: 4)
    }

    /// What it is.
    public let kind: Kind
    /// Its normal form; runs of three or more equal characters are cut to two ("haaaappy" is "haappy").
    public let text: String
    /// The same with those runs cut to one ("happy"); equal to ``text`` where there is none.
    public let shortText: String
    /// How it was typed.
    public let style: Style
    /// The UTF-8 offsets of the message that it stands for.
    public let range: Range<Int>
}
