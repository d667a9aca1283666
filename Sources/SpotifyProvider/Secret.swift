/// A text that must not be seen: a token, a password.
///
/// It prints as `<redacted>` wherever it goes: in descriptions, dumps, mirrors, errors and logs. It is not `Codable`, so it
/// reaches no file by accident; who has to store it calls ``reveal()`` and can be found by that name.
public struct Secret: Hashable, Sendable {
    private let text: String

    /// Hides a text.
    public init(_ text: String) { self.text = text }

    /// The text itself.
    public func reveal() -> String { text }

    /// A message in which the text does not occur.
    func removed(from message: String) -> String {
        text.isEmpty ? message : message.replacing(text, with: description)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `<redacted>`.
    public var description: String { "<redacted>" }
    /// `<redacted>`.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
