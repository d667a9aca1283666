/// Finds the longest of many sequences of words at a place in a message.
///
/// The cost at each place is that of the longest phrase, whatever the number of phrases.
struct PhraseTable<Value: Sendable>: Sendable {
    private struct Node {
        var children: [String: Int] = [:]
        var value: Value?
    }

    private var nodes = [Node()]

    /// Adds a phrase; of equal ones the last counts.
    mutating func insert(_ words: [String], _ value: Value) {
        var node = 0
        for word in words {
            if let child = nodes[node].children[word] {
                node = child
            } else {
                nodes.append(Node())
                nodes[node].children[word] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        nodes[node].value = value
    }

    /// The value of the longest phrase that begins with a token, and the number of its tokens.
    func match(_ tokens: [Token], at start: Int) -> (value: Value, count: Int)? {
        var node = 0
        var found: (value: Value, count: Int)?
        for position in start..<tokens.count {
            guard let child = child(of: node, tokens[position]) else { break }
            node = child
            if let value = nodes[node].value { found = (value, position + 1 - start) }
        }
        return found
    }

    private func child(of node: Int, _ token: Token) -> Int? {
        let children = nodes[node].children
        return children[token.text] ?? (token.style.contains(.elongated) ? children[token.shortText] : nil)
    }
}
