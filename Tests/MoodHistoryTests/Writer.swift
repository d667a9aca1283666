import Foundation
import Testing

/// A process that appends moods of a listener until it is killed.
struct Writer {
    /// The binary, which the build puts beside the tests.
    private static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "HistoryWriter")

    private let process = Process()
    private let acknowledged = Pipe()

    /// Starts to write into the journal at `path`; with a limit, no file may become larger.
    init(_ path: String, of listener: String, fileLimit: Int? = nil) throws {
        process.executableURL = Self.binary
        process.arguments = [path, listener] + (fileLimit.map { [String($0)] } ?? [])
        process.standardOutput = acknowledged
        try process.run()
    }

    /// Waits for so many acknowledgements, kills the process with signal 9, and returns the last acknowledged time.
    func kill(after count: Int) throws -> Int {
        let file = acknowledged.fileHandleForReading
        var output = Data()
        while output.count(where: { $0 == UInt8(ascii: "\n") }) < count {
            let more = file.availableData
            try #require(!more.isEmpty, "the writer ended by itself")
            output += more
        }
        Foundation.kill(process.processIdentifier, SIGKILL)
        return try lastAcknowledged(after: output)
    }

    /// Waits until the process ends by itself, and returns the last acknowledged time and the exit code.
    func end() throws -> (last: Int, exitCode: Int32) {
        (try lastAcknowledged(after: Data()), process.terminationStatus)
    }

    private func lastAcknowledged(after start: Data) throws -> Int {
        var output = start
        while case let more = acknowledged.fileHandleForReading.availableData, !more.isEmpty { output += more }
        process.waitUntilExit()
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return try #require(lines.dropLast().last.flatMap { Int($0) })
    }
}
