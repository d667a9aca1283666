import Foundation

/// The Swift samples of a page, as lines without indentation; imports and blank lines left out.
struct Samples {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    let all: [[String]]

    init(in page: URL) throws {
        all = try Self.lines(of: page).split(separator: "```swift", omittingEmptySubsequences: false).dropFirst().map {
            Array($0.prefix { $0 != "```" })
        }
    }

    /// The lines of a page or of the tests that hold its samples.
    static func lines(of file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        .filter { !$0.isEmpty && !$0.hasPrefix("import ") }
    }
}
