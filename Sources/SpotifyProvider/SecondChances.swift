/// The one further try that each kind of failure has.
struct SecondChances {
    enum Verdict {
        case done, failed, againWithNewToken
        case again(after: Duration)
    }

    /// How long a service in trouble is left alone.
    private static let pause = Duration.milliseconds(250)

    private var token = true
    private var coolDown = true
    private var server: Bool

    init(isIdempotent: Bool) { server = isIdempotent }

    /// What follows from a status.
    mutating func take(after status: Int) -> Verdict {
        switch status {
        case 200..<300: return .done
        case 401: return Self.use(&token) ? .againWithNewToken : .failed
        case 429: return Self.use(&coolDown) ? .again(after: .zero) : .failed
        case 500..<600: return Self.use(&server) ? .again(after: Self.pause) : .failed
        default: return .failed
        }
    }

    private static func use(_ chance: inout Bool) -> Bool {
        defer { chance = false }
        return chance
    }
}
