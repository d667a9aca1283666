import ArgumentParser
import TextEmotion

struct TextCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text", abstract: "Reads the emotions of messages.",
        discussion: """
            Takes messages as arguments, or one JSON object a line with "text" and, if there is one, "id". Prints one \
            line for each.

            Examples:
              moodstream text "what a day"
              moodstream text --explain "can't stop smiling 😊"
              moodstream text --input messages.jsonl --format json
            """)

    @Argument(help: "Messages.")
    var messages: [String] = []

    @Option(help: ArgumentHelp("Messages, a file or - for standard input.", valueName: "file"))
    var input: String?

    @Flag(
        help:
            "Say what each word adds to the logit of each emotion; in a terminal, words have the color of what they speak for."
    )
    var explain = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if messages.isEmpty && input == nil { throw ValidationError("Give a message, or --input with a file of them.") }
        if !messages.isEmpty && input != nil { throw ValidationError("Give messages or --input, not both.") }
    }

    func run() async throws {
        let classifier = try TextEmotionClassifier()
        try await output.print { output in
            let style = TerminalStyle(on: output)
            for message in messages { try output.write(read(Message(text: message), by: classifier, in: style)) }
            guard let input else { return }
            var lines = try JSONLinesReader(path: input)
            while let (message, _) = try lines.next(Message.self, reportingTo: &output) {
                try output.write(read(message, by: classifier, in: style))
            }
        }
    }

    private func read(
        _ message: Message, by classifier: TextEmotionClassifier, in style: TerminalStyle
    ) -> MessageReading {
        MessageReading(
            message: message, reading: classifier.read(message.text),
            contributions: explain ? classifier.contributions(in: message.text) : nil, style: style)
    }
}

/// One line of `moodstream text`'s input.
struct Message: Decodable {
    var id: ListenerID?
    var text: String
}
