import Foundation
import Hummingbird

/// One Server-Sent Event: a name, and JSON on a single line.
struct ServerEvent: Sendable {
    let bytes: ByteBuffer

    init(_ name: Name, _ data: some Encodable) throws {
        let json = try JSONEncoder().encode(data)
        bytes = ByteBuffer(string: "event: \(name.rawValue)\ndata: \(String(decoding: json, as: UTF8.self))\n\n")
    }

    enum Name: String {
        case mood, playlist, day, trail
    }
}
