import Foundation
import Testing

/// Runs the built `moodstream` as its users do.
struct Tool {
    /// What one run printed and how it ended.
    struct Outcome {
        let exitCode: Int32
        let output: String
        let errors: String

        /// The lines of standard output.
        var lines: [String] { output.split(separator: "\n").map(String.init) }
        /// The lines of standard output as JSON objects.
        func objects() throws -> [[String: Any]] {
            try lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
        }
    }

    /// The binary, which the build puts beside the tests.
    static var binary: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(
            path: "moodstream")
    }

    /// Runs `moodstream` with `arguments` and `input` on standard input, and waits for its end.
    static func run(_ arguments: [String], input: Data = Data()) throws -> Outcome {
        try TemporaryFolder.with { folder in
            let (inputFile, outputFile, errorFile) = (folder / "in", folder / "out", folder / "err")
            try input.write(to: inputFile)
            for file in [outputFile, errorFile] { try Data().write(to: file) }
            let process = Process()
            process.executableURL = binary
            process.arguments = arguments
            process.standardInput = try FileHandle(forReadingFrom: inputFile)
            process.standardOutput = try FileHandle(forWritingTo: outputFile)
            process.standardError = try FileHandle(forWritingTo: errorFile)
            try process.run()
            process.waitUntilExit()
            try #require(process.terminationReason == .exit, "ended by signal \(process.terminationStatus)")
            return Outcome(
                exitCode: process.terminationStatus, output: try String(contentsOf: outputFile, encoding: .utf8),
                errors: try String(contentsOf: errorFile, encoding: .utf8))
        }
    }

    /// As ``run(_:input:)`` with text on standard input.
    static func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(arguments, input: Data(input.utf8))
    }
}

/// A folder for the files of one test.
struct TemporaryFolder {
    let url: URL

    /// Gives `body` a fresh folder and removes it afterwards.
    static func with<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
        let url = FileManager.default.temporaryDirectory.appending(path: "moodstream-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(TemporaryFolder(url: url))
    }

    /// A file in the folder.
    static func / (folder: TemporaryFolder, name: String) -> URL { folder.url.appending(path: name) }

    /// Writes a file into the folder and returns its path.
    func file(_ name: String, _ content: some Sequence<UInt8>) throws -> String {
        let file = self / name
        try Data(content).write(to: file)
        return file.path(percentEncoded: false)
    }
}
