import ArgumentParser
import Testing

@testable import moodstream_cli

@Suite struct HelpTests {
    /// The commands that do something, with the words that call them.
    private static func leaves(
        of command: any ParsableCommand.Type = MoodstreamCommand.self, words: [String] = ["moodstream"]
    ) -> [(words: [String], command: any ParsableCommand.Type)] {
        let others = command.configuration.subcommands
        guard !others.isEmpty else { return [(words, command)] }
        return others.flatMap { other in
            let name = other.configuration.commandName ?? ""
            let isDefault = command.configuration.defaultSubcommand.map { $0 == other } ?? false
            return leaves(of: other, words: isDefault ? words : words + [name])
        }
    }

    @Test func `every command has examples, and every example is understood`() throws {
        let leaves = Self.leaves()
        #expect(leaves.count > 15)
        for (words, command) in leaves {
            let lines = command.configuration.discussion.split(separator: "\n").drop { $0 != "Examples:" }.dropFirst()
            #expect(!lines.isEmpty, "no example: \(words.joined(separator: " "))")
            for line in lines {
                #expect(line.count < 80, "it would be wrapped: \(line)")
                let example = Self.words(of: line.split(separator: "|").last ?? line)
                #expect(example.starts(with: words), "\(line)")
                let parsed = try MoodstreamCommand.parseAsRoot(Array(example.dropFirst()))
                #expect(type(of: parsed) == command, "\(line)")
            }
        }
    }

    /// Splits a line as a shell does, quotes included.
    private static func words(of line: Substring) -> [String] {
        line.matches(of: /"([^"]*)"|'([^']*)'|([^\s"']+)/).map { match in
            String(match.output.1 ?? match.output.2 ?? match.output.3 ?? "")
        }
    }
}
