/// Cuts a stream of bytes into the JPEG pictures in it, however the stream is dealt into pieces.
///
/// Segments are stepped over by their length, so that the picture inside a picture (a thumbnail) does not end it. A
/// picture that breaks off where the next one begins is left out, as are bytes between pictures.
struct MotionJPEGSplitter: Sendable {
    /// A picture with more bytes than this is left out.
    let largestFrame: Int
    private var bytes: [UInt8] = []
    /// Whether ``bytes`` begins with a picture.
    private var hasStart = false
    /// What has been looked at.
    private var position = 0
    private var isInScan = false

    init(largestFrame: Int) { self.largestFrame = largestFrame }

    /// Takes in the next piece of the stream.
    mutating func append(_ piece: some Sequence<UInt8>) { bytes.append(contentsOf: piece) }

    /// The next whole picture, or nil if more bytes are needed.
    mutating func next() -> [UInt8]? {
        while true {
            guard hasStart || findStart() else { return nil }
            switch advance() {
            case .finished(let frame): return frame
            case .needsMore: return nil
            case .broken(let index): restart(at: index)
            }
        }
    }

    private enum Step {
        case finished([UInt8])
        case needsMore
        case broken(at: Int)
    }

    /// Looks for a start-of-image marker; what comes before it is forgotten.
    private mutating func findStart() -> Bool {
        while position + 2 < bytes.count {
            if bytes[position] == 0xFF, bytes[position + 1] == Marker.startOfImage, bytes[position + 2] == 0xFF {
                bytes.removeFirst(position)
                (hasStart, position, isInScan) = (true, 2, false)
                return true
            }
            position += 1
        }
        bytes.removeFirst(position)
        position = 0
        return false
    }

    /// Walks from marker to marker.
    private mutating func advance() -> Step {
        while position + 1 < bytes.count {
            guard position <= largestFrame else { return .broken(at: position) }
            guard bytes[position] == 0xFF else {
                // Between segments there is nothing but markers.
                guard isInScan else { return .broken(at: position) }
                position += 1
                continue
            }
            let marker = bytes[position + 1]
            switch marker {
            case 0xFF: position += 1
            case Marker.startOfImage: return .broken(at: position)
            case Marker.endOfImage: return .finished(takeFrame(until: position + 2))
            case 0, 0x01, 0xD0...0xD7: position += 2
            default:
                guard position + 3 < bytes.count else { return .needsMore }
                let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
                guard length >= 2 else { return .broken(at: position + 2) }
                guard position + 2 + length <= bytes.count else { return .needsMore }
                isInScan = marker == Marker.startOfScan
                position += 2 + length
            }
        }
        return .needsMore
    }

    private mutating func takeFrame(until end: Int) -> [UInt8] {
        let frame = Array(bytes[..<end])
        restart(at: end)
        return frame
    }

    private mutating func restart(at index: Int) {
        bytes.removeFirst(index)
        (hasStart, position, isInScan) = (false, 0, false)
    }

    private enum Marker {
        static let startOfImage: UInt8 = 0xD8
        static let endOfImage: UInt8 = 0xD9
        static let startOfScan: UInt8 = 0xDA
    }
}
