import Foundation

/// Programs that are run to their end.
enum Subprocess {
    /// What a program prints, without the line's end.
    ///
    /// - Throws: What keeps it from starting, or ``SpeedError/programFailed(name:status:)``.
    static func output(_ program: URL, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = program
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw SpeedError.programFailed(name: program.lastPathComponent, status: process.terminationStatus)
        }
        return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
