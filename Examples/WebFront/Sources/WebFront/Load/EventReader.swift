import Foundation
import NIOCore

/// Cuts a stream of bytes into Server-Sent Events.
struct EventReader: Sendable {
    private var rest = ByteBuffer()

    /// An event's name and data.
    struct Event: Sendable {
        let name: Substring
        let data: Substring
    }

    /// Takes in bytes.
    ///
    /// - Returns: The events that they complete.
    mutating func read(_ bytes: ByteBuffer) -> [Event] {
        rest.writeImmutableBuffer(bytes)
        var events: [Event] = []
        while let end = rest.readableBytesView.firstRange(of: Array("\n\n".utf8)) {
            let length = end.upperBound - rest.readableBytesView.startIndex
            events.append(Self.event(in: rest.readString(length: length) ?? ""))
        }
        rest.discardReadBytes()
        return events
    }

    private static func event(in text: String) -> Event {
        func field(_ name: String) -> Substring {
            let line = text.split(separator: "\n").first { $0.hasPrefix(name + ": ") }
            return line?.dropFirst(name.count + 2) ?? ""
        }
        return Event(name: field("event"), data: field("data"))
    }
}
