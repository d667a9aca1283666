internal import EmotionCore

/// What the tables and the style say of a whole message: sums and counts over its tokens.
package struct MessageFeatures: Hashable, Sendable {
    /// The number of values.
    package static let count = 4 * Emotion.count + 17 + LetterScript.allCases.count

    /// What is counted; the raw value is the place in `counts`.
    private enum Count: Int, CaseIterable {
        case tokens, words, shouted, elongated, hashtags
        case negators, intensifiers, diminishers, contrasts, exclamations, questions, ellipses, signs, known
        case handles, links
    }

    /// What emoji and emoticons show.
    private var signs = SIMD8<Double>.zero
    /// What words show that no negator reaches, times the intensifiers before them.
    private var plain = SIMD8<Double>.zero
    /// What words show that a negator reaches.
    private var negated = SIMD8<Double>.zero
    /// What signs and plain words show after the last "but".
    private var afterContrast = SIMD8<Double>.zero
    private var counts = SIMD16<Double>.zero
    private var scripts = SIMD8<Double>.zero
    private var last: Token?

    /// The features of a message without tokens.
    package init() {}

    /// Counts one more token.
    mutating func append(_ place: TokenInContext) {
        addWeights(of: place)
        let (token, role) = (place.token, place.word?.role ?? [])
        let mark = token.text.utf8.first
        add(1, to: .tokens)
        if token.kind == .word { countWord(token) }
        if role.contains(.negator) { add(1, to: .negators) }
        if role.contains(.contrast) { add(1, to: .contrasts) }
        if let word = place.word, word.factor > 1 { add(1, to: .intensifiers) }
        if let word = place.word, word.factor < 1 { add(1, to: .diminishers) }
        if let word = place.word, word.weights != .zero { add(1, to: .known) }
        if mark == UInt8(ascii: "!") { add(Double(token.text.utf8.count), to: .exclamations) }
        if mark == UInt8(ascii: "?") { add(Double(token.text.utf8.count), to: .questions) }
        if token.text == ".." { add(1, to: .ellipses) }
        if place.sign != nil { add(1, to: .signs) }
        if token.kind == .handle { add(1, to: .handles) }
        if token.kind == .link { add(1, to: .links) }
        last = token
    }

    /// Counts what another message has, as if it followed this one.
    mutating func append(_ other: MessageFeatures) {
        if other.counts[Count.contrasts.rawValue] > 0 {
            afterContrast = other.afterContrast
        } else if counts[Count.contrasts.rawValue] > 0 {
            afterContrast += other.signs + other.plain
        }
        signs += other.signs
        plain += other.plain
        negated += other.negated
        counts += other.counts
        scripts += other.scripts
        last = other.last ?? last
    }

    /// The sums and counts as numbers of about order one: logarithms, shares and yes or no.
    package var values: [Float] {
        var values: [Float] = []
        values.reserveCapacity(Self.count)
        for sums in [signs, plain, negated, afterContrast] {
            for emotion in Emotion.allCases { values.append(squashed(sums[emotion.index])) }
        }
        let words = max(1, counts[Count.words.rawValue])
        for count in [Count.shouted, .elongated, .hashtags] { values.append(Float(counts[count.rawValue] / words)) }
        for count in Count.negators.rawValue..<Count.allCases.count { values.append(squashed(counts[count])) }
        values.append(last?.text.utf8.first == UInt8(ascii: "!") ? 1 : 0)
        values.append(last?.text.utf8.first == UInt8(ascii: "?") ? 1 : 0)
        values.append(squashed(counts[Count.tokens.rawValue]) / 3)
        for script in LetterScript.allCases { values.append(Float(scripts[script.rawValue] / words)) }
        return values
    }

    private mutating func addWeights(of place: TokenInContext) {
        let sign = place.sign?.weights.lanes ?? .zero
        let word = (place.word?.weights.lanes ?? .zero) * place.intensity
        signs += sign
        if place.isNegated { negated += word } else { plain += word }
        // The last "but" decides, so what stood between two of them is forgotten.
        if place.word?.role.contains(.contrast) == true { afterContrast = .zero }
        if place.isAfterContrast { afterContrast += place.isNegated ? sign : sign + word }
    }

    private mutating func countWord(_ token: Token) {
        add(1, to: .words)
        if token.style.contains(.shouted) { add(1, to: .shouted) }
        if token.style.contains(.elongated) { add(1, to: .elongated) }
        if token.style.contains(.hashtag) { add(1, to: .hashtags) }
        if let first = token.text.unicodeScalars.first { scripts[LetterScript(of: first).rawValue] += 1 }
    }

    private mutating func add(_ amount: Double, to count: Count) { counts[count.rawValue] += amount }

    private func squashed(_ count: Double) -> Float { Float(Math.log(1 + count)) }
}
