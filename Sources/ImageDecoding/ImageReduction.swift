internal import Imaging

/// The share of its size at which a picture is decoded, where less than all of it is needed.
///
/// A JPEG is then decoded faster, because its blocks are transformed at that size; a PNG is decoded and then shrunk.
/// The sides of the picture are divided and rounded up.
public enum ImageReduction: Int, CaseIterable, Hashable, Sendable {
    /// The picture as it is.
    case none = 1
    /// Half the columns and rows.
    case half = 2
    /// A quarter of the columns and rows.
    case quarter = 4
    /// An eighth of the columns and rows.
    case eighth = 8

    /// The largest reduction under which so many pixels of the picture still are so many pixels or more.
    ///
    /// - Parameters:
    ///   - size: How large something is in the picture.
    ///   - needed: How large it must remain.
    public init(keeping size: Double, atLeast needed: Double) {
        self = Self.allCases.last { size / Double($0.rawValue) >= needed } ?? .none
    }

    /// The largest reduction under which a picture of these sides keeps so many pixels or more.
    public init(width: Int, height: Int, leaving pixels: Int) {
        self =
            Self.allCases.last { reduction in
                let (count, overflow) = reduction.reduced(width).multipliedReportingOverflow(
                    by: reduction.reduced(height))
                return overflow || count >= pixels
            } ?? .none
    }

    /// A side after the division, rounded up.
    public func reduced(_ side: Int) -> Int { (side + rawValue - 1) / rawValue }
}

extension GrayImage {
    /// The picture at a share of its size, by area averaging.
    func reduced(by reduction: ImageReduction) -> GrayImage {
        guard reduction != .none else { return self }
        return resampled(toWidth: reduction.reduced(width), height: reduction.reduced(height))
    }
}
