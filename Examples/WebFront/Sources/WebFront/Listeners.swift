/// All listeners, by the secret that their cookie holds. They live in memory and nowhere else.
actor Listeners {
    private var listeners: [String: Listener] = [:]
    private let models: Models
    private let limits: Limits

    init(models: Models, limits: Limits) {
        self.models = models
        self.limits = limits
    }

    /// The listener with a secret.
    func find(_ secret: String) -> Listener? { listeners[secret] }

    /// Lets a new listener in.
    ///
    /// - Returns: The secret; nil if the house is full.
    func join(at time: Double) -> String? {
        guard listeners.count < limits.listeners else { return nil }
        let secret = Self.secret()
        listeners[secret] = Listener(models: models, limits: limits, at: time)
        return secret
    }

    /// Forgets all about a listener.
    func forget(_ secret: String) async { await listeners.removeValue(forKey: secret)?.leave() }

    /// Lets a moment pass for everybody, and forgets those who are gone.
    func beat(at time: Double) async throws {
        for (secret, listener) in listeners {
            try await listener.beat(at: time)
            if await listener.isGone(at: time) { await forget(secret) }
        }
    }

    /// 128 bits that nobody can guess.
    private static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(UInt64.random(in: 0 ... .max, using: &generator), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
