/// Looks ahead from one position of a text and says how far each kind of token would reach.
struct TokenScanner {
    let characters: [NormalizedText.Character]
    let start: Int

    /// The characters from the start to a position.
    func span(to end: Int) -> ArraySlice<NormalizedText.Character> { characters[start..<end] }

    /// The kind of a plain token here, nil for what yields none.
    var kind: Token.Kind? {
        switch characters[start].kind {
        case .letter, .ideograph: .word
        case .digit: .number
        case .emoji: .emoji
        case .punctuation: .punctuation
        case .space, .replacement: nil
        }
    }

    /// Where a plain token ends that starts here.
    var runEnd: Int {
        switch characters[start].kind {
        case .letter: wordEnd
        case .digit: end(from: start) { $0.kind == .digit }
        case .emoji, .punctuation: end(from: start) { $0.character == characters[start].character }
        default: start + 1
        }
    }

    /// Where a web address ends that starts here: at the next space.
    var linkEnd: Int? {
        guard begins("http://") || begins("https://") || begins("www."), !followsWord else { return nil }
        return end(from: start) { $0.kind != .space }
    }

    /// Where a user's name ends that starts here.
    var handleEnd: Int? {
        guard characters[start].character == "@", !followsWord else { return nil }
        let end = end(from: start + 1, while: isNamePart)
        return end > start + 1 ? end : nil
    }

    /// Where a masked name such as `[NAME]` ends that starts here: capitals between brackets.
    var maskEnd: Int? {
        guard characters[start].character == "[" else { return nil }
        let end = end(from: start + 1, limit: 24) { $0.kind == .letter && $0.isUppercase }
        guard end > start + 2, end < characters.count, characters[end].character == "]" else { return nil }
        return end + 1
    }

    /// Where a hashtag ends that starts here.
    var hashtagEnd: Int? {
        guard characters[start].character == "#", !followsWord else { return nil }
        let end = end(from: start + 1, while: isNamePart)
        return characters[start + 1..<end].contains { $0.kind != .punctuation } ? end : nil
    }

    /// The words of a hashtag: split at underscores, at digits and where a capital follows a small letter.
    func hashtagParts(to end: Int) -> [(kind: Token.Kind, span: ArraySlice<NormalizedText.Character>)] {
        var parts: [(kind: Token.Kind, span: ArraySlice<NormalizedText.Character>)] = []
        var position = start + 1
        while position < end {
            let scanner = TokenScanner(characters: characters, start: position)
            let partEnd = min(end, scanner.hashtagPartEnd)
            if let kind = scanner.kind, kind != .punctuation { parts.append((kind, characters[position..<partEnd])) }
            position = partEnd
        }
        return parts
    }

    private var hashtagPartEnd: Int {
        guard characters[start].kind == .letter else { return runEnd }
        let wordEnd = self.wordEnd
        var end = start + 1
        while end < wordEnd, !(characters[end].isUppercase && !characters[end - 1].isUppercase) { end += 1 }
        return end
    }

    private var wordEnd: Int {
        let limit = min(characters.count, start + Tokenizer.maximumWordLength)
        var end = start + 1
        while end < limit {
            if characters[end].kind != .letter {
                guard isInsideWord(characters[end]) else { break }
                // What stands inside a word needs a letter after it: "don't", "sh**t", but not "'quoted'".
                let next = self.end(from: end, limit: 4, while: isInsideWord)
                guard next < limit, characters[next].kind == .letter else { break }
                end = next
            }
            end += 1
        }
        return end
    }

    private var followsWord: Bool {
        start > 0 && [.letter, .digit].contains(characters[start - 1].kind)
    }

    private func isInsideWord(_ character: NormalizedText.Character) -> Bool {
        character.character == "'" || character.character == "*"
    }

    private func isNamePart(_ character: NormalizedText.Character) -> Bool {
        [.letter, .digit, .ideograph].contains(character.kind) || character.character == "_"
    }

    private func begins(_ prefix: String) -> Bool {
        var position = start
        for character in prefix {
            guard position < characters.count, characters[position].character == character else { return false }
            position += 1
        }
        return true
    }

    private func end(
        from position: Int, limit: Int = .max, while condition: (NormalizedText.Character) -> Bool
    ) -> Int {
        var end = position
        while end < characters.count, end - position < limit, condition(characters[end]) { end += 1 }
        return end
    }
}
