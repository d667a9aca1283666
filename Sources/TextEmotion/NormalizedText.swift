/// A text in normal form: a list of characters that know where they came from.
package struct NormalizedText: Hashable, Sendable {
    /// One grapheme cluster of the normal form.
    package struct Character: Hashable, Sendable {
        /// The cluster: case folded, compatibility forms replaced, composed.
        package let character: Swift.Character
        /// The UTF-8 offsets of the source that it stands for.
        package let range: Range<Int>
        /// What kind of character it is.
        package let kind: Kind
        /// Whether the source was a capital.
        package let isUppercase: Bool
    }

    /// What tokens are told apart by.
    package enum Kind: Hashable, Sendable {
        case letter, ideograph, digit, emoji, punctuation, space, replacement
    }

    /// The characters in order.
    package let characters: [Character]
    /// Whether the middle of the source was left out because it was too long.
    package let isAbridged: Bool

    /// The normal form as a string.
    package var string: String { String(characters.map(\.character)) }
}

extension NormalizedText.Kind {
    /// The kind of a cluster in normal form, by its first scalar.
    init(of character: Character) {
        guard let first = character.unicodeScalars.first else { self = .space; return }
        switch first {
        case "a"..."z", "A"..."Z": self = .letter
        case "0"..."9": self = .digit
        case _ where first.isASCII: self = character.isWhitespace ? .space : .punctuation
        case "\u{FFFD}": self = .replacement
        default: self = Self(ofNonASCII: first)
        }
    }

    private init(ofNonASCII scalar: Unicode.Scalar) {
        let properties = scalar.properties
        if scalar.isPictographic {
            self = .emoji
        } else if properties.isIdeographic {
            self = .ideograph
        } else if properties.isAlphabetic {
            self = .letter
        } else {
            self = Self(ofCategory: properties.generalCategory)
        }
    }

    private init(ofCategory category: Unicode.GeneralCategory) {
        switch category {
        case .decimalNumber, .letterNumber, .otherNumber: self = .digit
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: self = .space
        case .unassigned, .privateUse, .surrogate: self = .replacement
        default: self = .punctuation
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is drawn as a picture; marks such as © and ‼ count as text.
    var isPictographic: Bool {
        value > 0x2049 && (properties.isEmoji || properties.isEmojiPresentation)
    }

    /// Whether it changes the skin tone of the emoji before it.
    var isSkinTone: Bool { (0x1F3FB...0x1F3FF).contains(value) }

    /// Whether a reader cannot see it: format controls, joiners, variation selectors, fillers, tags.
    var isInvisible: Bool {
        if isASCII { return properties.generalCategory == .control && !properties.isWhitespace }
        if properties.isDefaultIgnorableCodePoint { return true }
        return switch properties.generalCategory {
        case .format: true
        case .control: !properties.isWhitespace
        default: false
        }
    }
}
