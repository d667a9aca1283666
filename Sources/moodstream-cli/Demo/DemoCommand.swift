import ArgumentParser
import Foundation
import Fusion

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Shows the whole loop: a picture and messages in, one mood over time and playlists out.",
        discussion: """
            Without options it takes what is embedded: a public-domain portrait of NASA's and twelve messages, written \
            for this demonstration, over one simulated hour. Every figure is computed by the models as it runs. A terminal \
            shows the picture too.

            Examples:
              moodstream demo
              moodstream demo --face me.jpg --say "what a day" --say "and now it rains"
            """)

    @Option(help: ArgumentHelp("A picture of yours, JPEG or PNG, in place of the portrait.", valueName: "file"))
    var face: String?

    @Option(
        help: ArgumentHelp("A message of yours in place of the twelve; may be given several times.", valueName: "text"))
    var say: [String] = []

    @Option(help: ArgumentHelp("Where to draw the mood over time, as a picture.", valueName: "file.svg"))
    var svg: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await output.print { output in
            let isOwn = face != nil || !say.isEmpty
            let script = isOwn ? DemoScript(hasFace: face != nil, messages: say) : .concertDay
            let style = TerminalStyle(on: output)
            let face = try DemoFace.load(face, isOwn: isOwn)
            var stage = try DemoStage(face: face?.crop, style: style)
            if output.format == .text {
                if let face, let graphics = TerminalGraphics(on: output) {
                    try output.write(block: graphics.text(face.picture) + "\n")
                }
                try output.write(text: style.legend + "\n")
            }
            for event in script.events {
                if let moment = await stage.take(event) { try output.write(moment) }
            }
            if let svg { try Data(stage.picture.journey.svg().utf8).write(to: URL(filePath: svg)) }
            if output.format == .text {
                try output.write(text: "\n" + stage.picture.text(style).joined(separator: "\n"))
            }
        }
    }
}
