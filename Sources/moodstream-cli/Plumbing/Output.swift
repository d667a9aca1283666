import ArgumentParser

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A result that people read as a line of text and programs as a JSON object.
protocol OutputLine: Encodable {
    /// What people see; may be several lines.
    var text: String { get }
}

/// Prints a command's results to standard output, buffered; line by line where somebody is waiting for them.
struct Output: ~Copyable {
    let format: OutputFormat
    /// Whether an input that cannot be read was reported.
    private(set) var hasFailures = false

    private let isStrict: Bool
    private let file = FileDescriptor.standardOutput
    private let isLive: Bool
    private var buffer: [UInt8] = []
    private let encoder = JSONEncoder()

    /// Prints to standard output; `userInfo` is what the encoding of lines is told.
    init(format: OutputFormat, isStrict: Bool = false, userInfo: [CodingUserInfoKey: any Sendable] = [:]) {
        FileDescriptor.ignoreBrokenPipes()
        self.format = format
        self.isStrict = isStrict
        isLive = file.isLive
        encoder.userInfo = userInfo
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    /// Whether colors make sense.
    var isTerminal: Bool { file.isTerminal }

    /// Prints one result.
    mutating func write(_ line: some OutputLine) throws {
        switch format {
        case .text: try write(text: line.text)
        case .json: try write(json: line)
        }
    }

    /// Prints one line of text, whatever the format.
    mutating func write(text: String) throws { try write(line: text.utf8) }

    /// Prints text that has its own line breaks, at once.
    mutating func write(block: String) throws {
        buffer += block.utf8
        try flush()
    }

    /// Prints one JSON object, whatever the format; its keys are sorted, so equal values print equal bytes.
    mutating func write(json value: some Encodable) throws { try write(line: encoder.encode(value)) }

    /// Says that an input could not be read, and stops the command if it is strict.
    ///
    /// In JSON `failure` is a line of its own, in text one line on standard error. The exit code will be 1.
    mutating func report(_ failure: some Encodable, text: String) throws {
        hasFailures = true
        switch format {
        case .text: printError(text)
        case .json: try write(json: failure)
        }
        if isStrict { throw ExitCode.failure }
    }

    /// Says that a line of the file at `path` could not be read, as ``report(_:text:)``.
    mutating func report(_ error: LineError, in path: String) throws {
        try report(error, text: "\(path == "-" ? "standard input" : path):\(error.line): \(error.message)")
    }

    /// Hands everything printed so far to the system.
    mutating func flush() throws(FileError) {
        defer { buffer.removeAll(keepingCapacity: true) }
        try file.write(buffer)
    }

    private mutating func write(line: some Sequence<UInt8>) throws(FileError) {
        buffer += line
        buffer.append(UInt8(ascii: "\n"))
        if isLive || buffer.count >= 64 << 10 { try flush() }
    }
}

/// Prints one line to standard error, in the form of the argument parser's own messages.
func printError(_ message: String) { printToStandardError("Error: " + message) }

/// Prints one line to standard error that is no failure.
func printNote(_ message: String) { printToStandardError("Note: " + message) }

private func printToStandardError(_ message: String) {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    try? FileDescriptor.standardError.write(Array("\(line)\n".utf8))
}

/// Prints one line about the progress of long work to standard error.
func printProgress(_ line: String) {
    try? FileDescriptor.standardError.write(Array("\(line)\n".utf8))
}
