import NIOCore

/// Cuts a stream of bytes into Server-Sent Events.
struct EventReader: Sendable {
    private var rest = ByteBuffer()
    private var event = Event()

    /// An event's name and data.
    struct Event: Sendable {
        var name = ""
        var data = ""
    }

    /// Takes in bytes.
    ///
    /// - Returns: The events that they complete.
    mutating func read(_ bytes: ByteBuffer) -> [Event] {
        rest.writeImmutableBuffer(bytes)
        var events: [Event] = []
        while let line = nextLine() {
            if line.isEmpty {
                events.append(event)
                event = Event()
            } else if line.hasPrefix("event: ") {
                event.name = String(line.dropFirst(7))
            } else if line.hasPrefix("data: ") {
                event.data = String(line.dropFirst(6))
            }
        }
        rest.discardReadBytes()
        return events
    }

    private mutating func nextLine() -> String? {
        let bytes = rest.readableBytesView
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { rest.moveReaderIndex(forwardBy: 1) }
        return rest.readString(length: end - bytes.startIndex)
    }
}
