/// What a buffer does with elements that come faster than they are read.
public enum BufferingPolicy: Hashable, Sendable {
    /// Keeps the newest so many, at least 1; the oldest is dropped.
    case newest(Int)
    /// Keeps the oldest so many, at least 1; what comes while it is full is dropped.
    case oldest(Int)

    func forStream<Element>(of type: Element.Type) -> AsyncStream<Element>.Continuation.BufferingPolicy {
        switch self {
        case .newest(let count): .bufferingNewest(max(1, count))
        case .oldest(let count): .bufferingOldest(max(1, count))
        }
    }
}
