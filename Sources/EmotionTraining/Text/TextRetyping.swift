internal import NeuralTraining

/// Types a message otherwise, as somebody else might have: the emotions stay.
enum TextRetyping {
    /// One change, drawn at random; the text itself if there is nothing to change.
    static func change(_ text: String, using random: inout SplitMix64) -> String {
        switch Int.random(in: 0..<7, using: &random) {
        case 0: text.uppercased()
        case 1: text.lowercased()
        case 2: elongated(text, using: &random)
        case 3: withoutSigns(text)
        case 4: text.filter { $0 != "'" && $0 != "\u{2019}" }
        default: mistyped(text, using: &random)
        }
    }

    /// With a vowel held: "soooo".
    static func elongated(_ text: String, using random: inout SplitMix64) -> String {
        var letters = Array(text)
        let vowels = letters.indices.filter { "aeiouyAEIOUY".contains(letters[$0]) }
        guard let place = vowels.randomElement(using: &random) else { return text }
        let more = Array(repeating: letters[place], count: Int.random(in: 2...5, using: &random))
        letters.insert(contentsOf: more, at: place)
        return String(letters)
    }

    /// With two letters exchanged, one left out or one twice, in a word of four letters or more.
    static func mistyped(_ text: String, using random: inout SplitMix64) -> String {
        var letters = Array(text)
        let inside = letters.indices.dropFirst(2).dropLast(2).filter { place in
            letters[place - 2...place + 1].allSatisfy(\.isLetter)
        }
        guard let place = inside.randomElement(using: &random) else { return text }
        switch Int.random(in: 0..<3, using: &random) {
        case 0: letters.swapAt(place, place - 1)
        case 1: letters.remove(at: place)
        default: letters.insert(letters[place], at: place)
        }
        return String(letters)
    }

    /// Without emoji and other symbols.
    private static func withoutSigns(_ text: String) -> String {
        String(
            text.unicodeScalars.filter {
                !$0.properties.isEmojiPresentation && $0.properties.generalCategory != .otherSymbol
            })
    }
}
