import EmotionCore

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How emotions look in the terminal: blocks of color where it has colors, letters where it is a file.
struct TerminalStyle {
    let hasColors: Bool

    init(hasColors: Bool) { self.hasColors = hasColors }

    /// Colors for a terminal, unless the environment says `NO_COLOR` (no-color.org).
    init(on output: borrowing Output, environment: [String: String] = ProcessInfo.processInfo.environment) {
        hasColors = output.isTerminal && environment["NO_COLOR", default: ""].isEmpty
    }

    /// A run of cells for one emotion.
    func cells(_ emotion: Emotion, count: Int = 1) -> String {
        guard hasColors else { return String(repeating: emotion.letter, count: count) }
        return colored(String(repeating: "█", count: count), emotion)
    }

    /// A word in the color of an emotion.
    func colored(_ text: String, _ emotion: Emotion) -> String { escaped(text, code: emotion.colorCode) }

    /// A word that stands back.
    func faint(_ text: String) -> String { escaped(text, code: 2) }

    /// A word that stands out.
    func bold(_ text: String) -> String { escaped(text, code: 1) }

    /// What each letter or color stands for.
    var legend: String {
        Emotion.allCases.map { "\(cells($0)) \(colored($0.rawValue, $0))" }.joined(separator: "   ")
    }

    private func escaped(_ text: String, code: Int) -> String {
        hasColors && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}

extension Emotion {
    /// One letter; both `sad` and `surprised` begin with s.
    fileprivate var letter: Character { self == .surprised ? "u" : rawValue.first ?? " " }

    /// A color of the eight that every terminal with colors has.
    fileprivate var colorCode: Int {
        switch self {
        case .angry: 31
        case .disgusted: 32
        case .fearful: 35
        case .happy: 33
        case .neutral: 37
        case .sad: 34
        case .surprised: 36
        }
    }
}
