/// Finds the longest emoticon at a position of a text.
struct EmoticonTrie: Sendable {
    private struct Node {
        var children: [Character: Int] = [:]
        var isEnd = false
    }

    private var nodes = [Node()]

    /// Creates a trie of emoticons in normal form.
    init(_ emoticons: some Sequence<String>) {
        for emoticon in emoticons { insert(emoticon) }
    }

    /// Where the longest emoticon ends that starts at a position; a last character that repeats belongs to it.
    ///
    /// A letter or digit at either end of it must not touch another one: "xd" is not in "xdrive".
    func match(_ characters: [NormalizedText.Character], at start: Int) -> Int? {
        var node = 0
        var position = start
        var end: Int?
        while position < characters.count, let child = nodes[node].children[characters[position].character] {
            node = child
            position += 1
            if nodes[node].isEnd, isFree(characters, start..<position) { end = position }
        }
        guard var end else { return nil }
        let last = characters[end - 1]
        while last.kind == .punctuation, end < characters.count, characters[end].character == last.character {
            end += 1
        }
        return end
    }

    private mutating func insert(_ emoticon: String) {
        var node = 0
        for character in emoticon {
            if let child = nodes[node].children[character] {
                node = child
            } else {
                nodes.append(Node())
                nodes[node].children[character] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        nodes[node].isEnd = node > 0
    }

    private func isFree(_ characters: [NormalizedText.Character], _ range: Range<Int>) -> Bool {
        let touchesBefore =
            range.lowerBound > 0 && characters[range].contains(where: isWordPart)
            && isWordPart(characters[range.lowerBound - 1])
        let touchesAfter =
            range.upperBound < characters.count && isWordPart(characters[range.upperBound - 1])
            && isWordPart(characters[range.upperBound])
        return !touchesBefore && !touchesAfter
    }

    private func isWordPart(_ character: NormalizedText.Character) -> Bool {
        [.letter, .digit, .ideograph].contains(character.kind)
    }
}
