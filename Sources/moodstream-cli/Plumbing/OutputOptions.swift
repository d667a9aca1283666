import ArgumentParser

/// How a command prints its results.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}

/// `--format` and `--strict`, which every command that prints results has.
struct OutputOptions: ParsableArguments {
    @Option(help: "Readable text, or one JSON object a line.")
    var format = OutputFormat.text

    @Flag(help: "Stop at the first input that cannot be read instead of reporting it and going on.")
    var strict = false

    /// Runs a command's body with somewhere to print, and ends with exit code 1 if it reported a failure.
    ///
    /// A reader that goes away early, as in `moodstream fuse … | head`, ends the command quietly.
    func print(
        userInfo: [CodingUserInfoKey: any Sendable] = [:], _ body: (inout Output) async throws -> Void
    ) async throws {
        var output = Output(format: format, isStrict: strict, userInfo: userInfo)
        do {
            try await body(&output)
            try output.flush()
        } catch let error as FileError where error.isBrokenPipe {
            throw ExitCode.success
        } catch {
            try? output.flush()
            throw error
        }
        if output.hasFailures { throw ExitCode.failure }
    }
}
