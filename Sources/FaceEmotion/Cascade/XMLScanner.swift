/// Reads the small part of XML that OpenCV writes: nested elements, text, comments.
///
/// Attributes are stepped over. Document type declarations, CDATA and deep nesting are refused, so no input can make it
/// expand anything or run out of stack.
///
/// Reference: W3C, "Extensible Markup Language (XML) 1.0", fifth edition.
struct XMLScanner {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private static let deepest = 32

    /// The root element of a document.
    ///
    /// - Throws: ``FaceError/malformedCascade(line:reason:)``.
    static func root(of bytes: [UInt8]) throws(FaceError) -> XMLElement {
        var scanner = XMLScanner(bytes: bytes)
        return try scanner.document()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private enum Token {
        case start(String)
        case empty(String)
        case end(String)
        case text(String)
    }

    private mutating func document() throws(FaceError) -> XMLElement {
        var open: [XMLElement] = []
        while let token = try next() {
            switch token {
            case .start(let name):
                open.append(XMLElement(name: name, line: line))
                guard open.count <= Self.deepest else { throw malformed("more than \(Self.deepest) nested elements") }
            case .end(let name):
                guard let element = open.popLast(), element.name == name else {
                    throw malformed("</\(name)> closes nothing")
                }
                guard !open.isEmpty else { return element }
                open[open.count - 1].children.append(element)
            case .empty(let name):
                guard !open.isEmpty else { throw malformed("the document is empty") }
                open[open.count - 1].children.append(XMLElement(name: name, line: line))
            case .text(let text):
                guard !open.isEmpty else { throw malformed("text outside of all elements") }
                open[open.count - 1].text += text
            }
        }
        throw malformed(open.last.map { "<\($0.name)> is not closed" } ?? "the document is empty")
    }

    /// The next tag or stretch of text that is not blank; nil at the end.
    private mutating func next() throws(FaceError) -> Token? {
        while position < bytes.count {
            if skip("<?") {
                _ = try take(upTo: "?>")
            } else if skip("<!--") {
                _ = try take(upTo: "-->")
            } else if skip("<!") {
                throw malformed("declarations are not supported")
            } else if skip("</") {
                return .end(Self.name(of: try take(upTo: ">")))
            } else if skip("<") {
                let tag = try take(upTo: ">")
                return tag.last == UInt8(ascii: "/")
                    ? .empty(Self.name(of: tag.dropLast())) : .start(Self.name(of: tag))
            } else if let text = takeText() {
                return .text(text)
            }
        }
        return nil
    }

    /// Steps over a prefix if it comes next.
    private mutating func skip(_ prefix: StaticString) -> Bool {
        let prefix = prefix.bytes
        guard bytes[position...].starts(with: prefix) else { return false }
        position += prefix.count
        return true
    }

    /// The bytes before a terminator, which is stepped over.
    private mutating func take(upTo terminator: StaticString) throws(FaceError) -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\n") { line += 1 }
            let end = position
            if skip(terminator) { return bytes[start..<end] }
            position += 1
        }
        throw malformed("the file ends inside of a tag or comment")
    }

    /// The text before the next tag; nil if it is blank.
    private mutating func takeText() -> String? {
        let text = bytes[position...].prefix { $0 != UInt8(ascii: "<") }
        position = text.endIndex
        line += text.count { $0 == UInt8(ascii: "\n") }
        return text.allSatisfy { $0 <= 0x20 } ? nil : String(decoding: text, as: UTF8.self)
    }

    /// The first word of a tag.
    private static func name(of tag: ArraySlice<UInt8>) -> String {
        String(decoding: tag.prefix { $0 > 0x20 }, as: UTF8.self)
    }

    private func malformed(_ reason: String) -> FaceError { .malformedCascade(line: line, reason: reason) }
}

extension StaticString {
    fileprivate var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
    }
}
