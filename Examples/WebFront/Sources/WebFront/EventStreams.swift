/// The pages that one listener has open, each with a stream of events to it.
struct EventStreams: Sendable {
    private var pages: [Int: AsyncStream<ServerEvent>.Continuation] = [:]
    private var next = 0

    /// A stream to a page, and the number to close it by.
    struct Page: Sendable {
        let number: Int
        let events: AsyncStream<ServerEvent>
    }

    var count: Int { pages.count }

    /// Opens a stream that begins with some events.
    mutating func open(with events: [ServerEvent]) -> Page {
        // A page that is so far behind is not there any more.
        let (stream, continuation) = AsyncStream.makeStream(
            of: ServerEvent.self, bufferingPolicy: .bufferingOldest(Self.patience))
        for event in events { continuation.yield(event) }
        next += 1
        pages[next] = continuation
        return Page(number: next, events: stream)
    }

    /// Sends an event to all pages; one that does not read is cut off, and told all anew when it comes back.
    func send(_ event: ServerEvent) {
        for page in pages.values {
            if case .dropped = page.yield(event) { page.finish() }
        }
    }

    mutating func close(_ number: Int) { pages.removeValue(forKey: number)?.finish() }

    func finish() {
        for page in pages.values { page.finish() }
    }

    /// How many events wait for a page.
    private static let patience = 100
}
