/// Small files that announce, or unpack to, far more than they are.
enum Bombs {
    static let names = ["size.png", "size.jpg", "size-progressive.jpg", "text.png", "profile.png", "scans.jpg"]

    /// The bytes of the bomb with this name.
    static func bytes(_ name: String) throws -> [UInt8] {
        switch name {
        case "size.jpg": try announcing65000(Fixtures.bytes("gray.jpg"), frame: 0xC0)
        case "size-progressive.jpg": try announcing65000(Fixtures.bytes("progressive.jpg"), frame: 0xC2)
        case "scans.jpg": try thousandScans()
        default: try Fixtures.bytes("bomb-\(name)")
        }
    }

    /// A JPEG whose header says 65,000 x 65,000.
    private static func announcing65000(_ jpeg: [UInt8], frame marker: UInt8) -> [UInt8] {
        var jpeg = jpeg
        guard let frame = jpeg.indices.first(where: { jpeg[$0...].starts(with: [0xFF, marker]) }) else { return [] }
        jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0xFD, 0xE8, 0xFD, 0xE8])
        return jpeg
    }

    /// A progressive JPEG of 2,048 x 2,048 pixels whose last scan comes a thousand times.
    private static func thousandScans() throws -> [UInt8] {
        var bytes = try Fixtures.bytes("progressive.jpg")
        guard let frame = bytes.indices.first(where: { bytes[$0...].starts(with: [0xFF, 0xC2]) }),
            let last = bytes.indices.last(where: { bytes[$0...].starts(with: [0xFF, 0xDA]) })
        else { return [] }
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [8, 0, 8, 0])
        let scan = bytes[last..<bytes.count - 2]
        return bytes.dropLast(2) + Array(repeating: scan, count: 1000).joined() + [0xFF, 0xD9]
    }
}
