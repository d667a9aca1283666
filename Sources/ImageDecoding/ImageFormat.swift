/// The picture formats that can be decoded.
public enum ImageFormat: String, CaseIterable, Hashable, Sendable, CustomStringConvertible {
    /// JPEG: gray, color, CMYK; baseline and progressive.
    case jpeg
    /// PNG: every color type and depth.
    case png

    /// Tells the format by the first bytes; names and file endings are not asked.
    ///
    /// - Returns: nil if it is neither.
    public init?(signatureOf bytes: some Collection<UInt8>) {
        guard let format = Self.allCases.first(where: { bytes.starts(with: $0.signature) }) else { return nil }
        self = format
    }

    /// The name as people write it.
    public var description: String { rawValue.uppercased() }

    private var signature: [UInt8] {
        switch self {
        case .jpeg: [0xFF, 0xD8, 0xFF]
        case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        }
    }
}
