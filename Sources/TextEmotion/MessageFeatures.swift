internal import EmotionCore

/// What the lexicon and the style say of a whole message: counts over its tokens.
package struct MessageFeatures: Hashable, Sendable {
    /// The number of values.
    package static let count = Emotion.count + 14

    /// What is counted; the raw value is the place in `counts`.
    private enum Count: Int, CaseIterable {
        case tokens, words, shouted, elongated, hashtags
        case negators, intensifiers, exclamations, questions, ellipses, signs, handles, links
    }

    private var weights = SIMD8<Double>.zero
    private var counts = SIMD16<Double>.zero
    private var last: Token?

    /// The counts of a message without tokens.
    package init() {}

    /// Counts one more token.
    mutating func append(_ token: Token, entry: EmotionLexicon.Entry?, isNegator: Bool, isIntensifier: Bool) {
        if let entry { weights += entry.weights.lanes }
        let mark = token.text.first
        add(1, to: .tokens)
        add(token.kind == .word ? 1 : 0, to: .words)
        add(token.style.contains(.shouted) ? 1 : 0, to: .shouted)
        add(token.style.contains(.elongated) ? 1 : 0, to: .elongated)
        add(token.style.contains(.hashtag) ? 1 : 0, to: .hashtags)
        add(isNegator ? 1 : 0, to: .negators)
        add(isIntensifier ? 1 : 0, to: .intensifiers)
        add(mark == "!" ? Double(token.text.count) : 0, to: .exclamations)
        add(mark == "?" ? Double(token.text.count) : 0, to: .questions)
        add(token.text == ".." ? 1 : 0, to: .ellipses)
        add(entry == nil ? 0 : 1, to: .signs)
        add(token.kind == .handle ? 1 : 0, to: .handles)
        add(token.kind == .link ? 1 : 0, to: .links)
        last = token
    }

    /// Counts what another message has, as if it followed this one.
    mutating func append(_ other: MessageFeatures) {
        weights += other.weights
        counts += other.counts
        last = other.last ?? last
    }

    /// The counts as numbers of about order one: logarithms, shares and yes or no.
    package var values: [Float] {
        let sums = Emotion.allCases.map { squashed(weights[$0.index]) }
        let words = max(1, counts[Count.words.rawValue])
        let shares = [Count.shouted, .elongated, .hashtags].map { Float(counts[$0.rawValue] / words) }
        let logarithms = Count.allCases[Count.negators.rawValue...].map { squashed(counts[$0.rawValue]) }
        let ends: [Float] = [last?.text.first == "!" ? 1 : 0, last?.text.first == "?" ? 1 : 0]
        return sums + shares + logarithms + ends + [squashed(counts[Count.tokens.rawValue]) / 3]
    }

    private mutating func add(_ amount: Double, to count: Count) { counts[count.rawValue] += amount }

    private func squashed(_ count: Double) -> Float { Float(Math.log(1 + count)) }
}
