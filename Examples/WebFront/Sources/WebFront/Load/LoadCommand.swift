import ArgumentParser
import AsyncHTTPClient
import Foundation
import Moodstream

struct LoadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load", abstract: "Starts a server of its own and measures it with many listeners.")

    @Argument(help: "A picture with a face; it is sent again and again, 360 pixels high as the page sends it.")
    var picture: String
    @Option(help: "How many listeners.")
    var listeners = 200
    @Option(help: "For how many seconds.")
    var seconds = 300.0
    @Option(help: "How many frames a second each sends.")
    var frames = 2.0
    @Option(help: "How many seconds from message to message.")
    var pause = 10.0
    @Option(help: "The port of the server.")
    var port = 8099

    func run() async throws {
        let script = LoadScript(frame: try frame(), frames: frames, pause: pause, seconds: seconds)
        let server = try ServerProcess(port: port)
        defer { server.stop() }
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 3 * listeners
        // Before the server closes it for being silent, while a request may already be under way.
        configuration.connectionPool.idleTimeout = .nanoseconds(Int64(Limits().silence / 3 / .nanoseconds(1)))
        let client = HTTPClient(configuration: configuration)
        let visitor = Visitor(client: client, server: "http://127.0.0.1:\(port)", script: script)
        let report = try await report(of: visitor, at: server)
        try await client.shutdown()
        print(report)
        guard report.tally.failures.isEmpty else { throw ExitCode.failure }
    }

    private func report(of visitor: Visitor, at server: ServerProcess) async throws -> LoadReport {
        try await visitor.waitForServer()
        async let memory = server.memory(over: seconds)
        let tally = await withTaskGroup(of: LoadTally.self) { group in
            for number in 0..<listeners {
                // Spread by the golden ratio, listeners send and write at moments of their own, as people do.
                let delay = pause * (0.618_034 * Double(number)).truncatingRemainder(dividingBy: 1)
                group.addTask { await visitor.visit(delay: delay) }
            }
            return await group.reduce(into: LoadTally()) { $0.add($1) }
        }
        return LoadReport(listeners: listeners, seconds: seconds, tally: tally, memory: try await memory)
    }

    private func frame() throws -> [UInt8] {
        let image = try GrayImage(contentsOf: URL(filePath: picture))
        return try image.resampled(toWidth: 360 * image.width / image.height, height: 360).jpeg(quality: 80)
    }
}
