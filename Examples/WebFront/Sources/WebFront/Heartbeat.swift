import ServiceLifecycle

/// Lets a second pass for all listeners, again and again.
struct Heartbeat: Service {
    let listeners: Listeners
    let clock: SessionClock

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while true {
                try await Task.sleep(for: .seconds(1))
                try await listeners.beat(at: clock.now)
            }
        }
    }
}
