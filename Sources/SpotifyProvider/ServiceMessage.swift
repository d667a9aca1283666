internal import Foundation

/// What the service says of a failure.
struct ServiceMessage {
    let message: String
    let reason: String?

    init(_ answer: WebAnswer) {
        let problem = try? JSONDecoder().decode(Problem.self, from: Data(answer.body))
        message = Self.cleaned(problem?.error.message ?? "status \(answer.status)")
        reason = problem?.error.reason
    }

    private struct Problem: Decodable {
        let error: Details

        struct Details: Decodable {
            let message: String?
            let reason: String?
        }
    }

    /// One line of bounded length, whatever was sent.
    static func cleaned(_ text: String) -> String {
        let line = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
        return String(String.UnicodeScalarView(line.prefix(200)))
    }
}
