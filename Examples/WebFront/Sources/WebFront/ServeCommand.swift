import ArgumentParser
import Foundation
import Hummingbird

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serves the page (the default).")

    @Option(help: "The address to listen on; 0.0.0.0 for all.")
    var host = "127.0.0.1"
    @Option(help: "The port to listen on.")
    var port = 8080
    @Flag(help: "Load the models, start, and stop again.")
    var check = false

    func run() async throws {
        let stopsAtOnce = check
        let address = BindAddress.hostname(host, port: check ? 0 : port)
        let links = try TrackLinks(environment: ProcessInfo.processInfo.environment)
        let application = Front(models: try Models(), links: links).application(at: address) { channel in
            print("Open http://localhost:\(channel.localAddress?.port ?? 0) in a browser. Control-C stops.")
            if stopsAtOnce { kill(getpid(), SIGINT) }
        }
        try await application.runService()
    }
}
