import Imaging

/// The segments of a JPEG, walked over without decoding: how many scans, which way up, whether it ends.
///
/// Reference: ITU-T T.81, annex B.
struct JPEGOutline {
    /// Start-of-scan segments; the walk ends at one more than the limit.
    private(set) var scans = 0
    /// What the first EXIF segment says; `.upright` without one.
    private(set) var orientation = ImageOrientation.upright
    /// Whether the end-of-image marker is there.
    private(set) var isComplete = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, scanLimit: Int) {
        var hasEXIF = false
        var position = 2
        while scans <= scanLimit, let (marker, end) = nextMarker(in: bytes, from: position) {
            position = end
            if marker == Marker.endOfImage { isComplete = true }
            guard !isComplete else { break }
            guard Marker.hasSegment(marker) else { continue }
            guard let length = bytes.bigEndian16(at: end), length >= 2, length <= bytes.count - end else { break }
            if marker == Marker.startOfScan { scans += 1 }
            if marker == Marker.application1, !hasEXIF, let tiff = exif(in: bytes[(end + 2)..<(end + length)]) {
                orientation = ImageOrientation(tiff: tiff) ?? .upright
                hasEXIF = true
            }
            position += length
        }
    }
}

private enum Marker {
    static let startOfScan: UInt8 = 0xDA
    static let endOfImage: UInt8 = 0xD9
    static let application1: UInt8 = 0xE1

    /// Whether a length and data follow: not after restart markers, nor after the reserved codes below 0xC0.
    static func hasSegment(_ marker: UInt8) -> Bool { marker >= 0xC0 && !(0xD0...0xD8).contains(marker) }
}

/// The next marker and the index behind it; entropy-coded data is stepped over.
private func nextMarker(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (marker: UInt8, end: Int)? {
    var position = start
    while position + 1 < bytes.count {
        if bytes[position] == 0xFF, bytes[position + 1] != 0, bytes[position + 1] != 0xFF {
            return (bytes[position + 1], position + 2)
        }
        position += 1
    }
    return nil
}

/// The TIFF structure inside an EXIF segment, or nil if the segment holds something else.
private func exif(in segment: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    let name: [UInt8] = [0x45, 0x78, 0x69, 0x66, 0, 0]
    return segment.starts(with: name) ? Array(segment.dropFirst(name.count)) : nil
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func bigEndian16(at index: Int) -> Int? {
        index + 1 < count ? Int(self[index]) << 8 | Int(self[index + 1]) : nil
    }
}
