import ArgumentParser
import TextEmotion

struct TextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Reads the emotions of messages.",
        discussion: """
            Takes messages as arguments, or one JSON object a line with "text" and, if there is one, "id". Prints one \
            line for each.
            """)

    @Argument(help: "Messages.")
    var messages: [String] = []

    @Option(help: ArgumentHelp("Messages, a file or - for standard input.", valueName: "file"))
    var input: String?

    @Flag(help: "Say what each word adds: the log-probability with it minus the one without it.")
    var explain = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if messages.isEmpty && input == nil { throw ValidationError("Give a message, or --input with a file of them.") }
        if !messages.isEmpty && input != nil { throw ValidationError("Give messages or --input, not both.") }
    }

    func run() async throws {
        let classifier = try TextEmotionClassifier()
        try await output.print { output in
            for message in messages { try output.write(read(Message(text: message), by: classifier)) }
            guard let input else { return }
            var lines = try JSONLinesReader(path: input)
            while let (message, _) = try lines.next(Message.self, reportingTo: &output) {
                try output.write(read(message, by: classifier))
            }
        }
    }

    private func read(_ message: Message, by classifier: TextEmotionClassifier) -> MessageReading {
        MessageReading(
            message: message, reading: classifier.read(message.text),
            contributions: explain ? classifier.contributions(in: message.text) : nil)
    }
}

/// One line of `moodstream text`'s input.
struct Message: Decodable {
    var id: ListenerID?
    var text: String
}
