import Foundation

/// A server in a process of its own, so that its memory can be told from that of those who ask it.
struct ServerProcess: Sendable {
    private let id: Int32

    /// Starts this program again, to serve.
    init(port: Int) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["serve", "--port", "\(port)"]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        id = process.processIdentifier
    }

    /// Asks the server to stop.
    func stop() { kill(id, SIGTERM) }

    /// Megabytes that the server holds, over the time of a test.
    struct Memory: Sendable {
        let early: Int
        let late: Int
        let peak: Int
    }

    /// Watches the server's memory.
    func memory(over seconds: Double) async throws -> Memory {
        try await Task.sleep(for: .seconds(seconds / 4))
        let early = try megabytes("VmRSS")
        try await Task.sleep(for: .seconds(seconds * 3 / 4))
        return Memory(early: early, late: try megabytes("VmRSS"), peak: try megabytes("VmHWM"))
    }

    private func megabytes(_ name: String) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
        let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
        return (kilobytes ?? 0) / 1000
    }
}
