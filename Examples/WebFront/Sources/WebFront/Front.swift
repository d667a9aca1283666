import Foundation
import Hummingbird
import HummingbirdCore
import NIOCore

/// The server: models that serve everybody, and the listeners.
struct Front: Sendable {
    let models: Models
    let limits: Limits
    let listeners: Listeners
    let links: TrackLinks
    let clock = SessionClock()

    init(models: Models, limits: Limits = Limits(), links: TrackLinks = TrackLinks()) {
        self.models = models
        self.limits = limits
        self.links = links
        listeners = Listeners(models: models, limits: limits)
    }

    /// The application that serves the page and what it asks for.
    ///
    /// - Parameter started: Is called once connections are accepted.
    func application(
        at address: BindAddress, started: @escaping @Sendable (any Channel) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            router: router(), server: .http1(configuration: connection),
            configuration: ApplicationConfiguration(
                address: address, serverName: nil,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            services: [Heartbeat(listeners: listeners, clock: clock)], onServerRunning: started)
    }

    private var connection: HTTP1Channel.Configuration {
        var configuration = HTTP1Channel.Configuration(
            idleTimeout: .nanoseconds(Int64(limits.silence / .nanoseconds(1))))
        configuration.httpDecoder = .init(
            maxHeaderFieldSize: 8 << 10, maxHeaderListSize: 16 << 10, maxHeaderFieldCount: 64)
        return configuration
    }

    /// The folder of the page.
    static let page = Bundle.module.bundleURL.appending(path: "Page").path(percentEncoded: false)
}
