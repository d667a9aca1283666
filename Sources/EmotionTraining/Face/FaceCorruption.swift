internal import FaceEmotion
internal import ImageDecoding
internal import Imaging
internal import NeuralCore
internal import NeuralTraining

/// A way in which the picture of a face goes wrong, at five strengths.
public enum FaceCorruption: String, CaseIterable, Hashable, Sendable {
    /// Blurred by a Gaussian kernel; its standard deviation in pixels.
    case blur
    /// Gaussian noise; its standard deviation in steps of brightness.
    case noise
    /// Brightened; the exponent of gamma.
    case gamma
    /// Darkened; the exponent of gamma.
    case darkness
    /// Turned, to either side; in degrees.
    case rotation
    /// Partly covered by a gray square; its side in pixels.
    case occlusion
    /// Stored as JPEG; the quality.
    case jpeg
    /// Cut out beside the face; how far, in pixels along each axis.
    case shift
    /// Cut out too large or too small; by which share.
    case scale

    /// Weakest first.
    public var strengths: [Double] {
        switch self {
        case .blur: [0.5, 1, 1.5, 2, 3]
        case .noise: [5, 10, 20, 30, 50]
        case .gamma: [0.8, 0.6, 0.5, 0.4, 0.3]
        case .darkness: [1.25, 1.7, 2, 2.5, 3.3]
        case .rotation: [5, 10, 15, 20, 30]
        case .occlusion: [8, 12, 16, 20, 24]
        case .jpeg: [80, 60, 40, 20, 10]
        case .shift: [1, 2, 3, 4, 6]
        case .scale: [0.05, 0.1, 0.15, 0.2, 0.3]
        }
    }

    /// A face gone wrong.
    ///
    /// - Parameter random: Draws noise, places and directions.
    func apply(_ strength: Double, to face: FaceCrop, using random: inout SplitMix64) -> FaceCrop {
        switch self {
        case .blur: face.blurred(by: strength)
        case .noise: face.mapped { _, value in value + Float(strength) * random.nextNormal() }
        case .gamma, .darkness:
            face.mapped { _, value in 255 * Elementary.power(value / 255, Float(strength)) }
        case .rotation:
            face.turned(by: (Bool.random(using: &random) ? 1 : -1) * strength * .pi / 180)
        case .occlusion: face.covered(Int(strength), using: &random)
        case .jpeg: face.stored(quality: Int(strength))
        case .shift:
            face.cut(scale: 1, dx: Self.sign(&random) * strength, dy: Self.sign(&random) * strength)
        case .scale: face.cut(scale: 1 + Self.sign(&random) * strength, dx: 0, dy: 0)
        }
    }

    private static func sign(_ random: inout SplitMix64) -> Double { Bool.random(using: &random) ? 1 : -1 }
}

extension FaceCrop {
    /// A face whose brightness is another function of place and brightness, clamped to bytes.
    fileprivate func mapped(_ value: (_ place: Int, _ value: Float) -> Float) -> FaceCrop {
        FaceCrop(
            checked: pixels.indices.map { UInt8(min(255, max(0, value($0, Float(pixels[$0])).rounded()))) })
    }

    /// The brightness at a place, the outermost pixels repeated.
    private func clamped(_ column: Int, _ row: Int) -> Float {
        let limit = Self.side - 1
        return Float(pixels[min(limit, max(0, row)) * Self.side + min(limit, max(0, column))])
    }

    fileprivate func blurred(by deviation: Double) -> FaceCrop {
        let radius = Int((3 * deviation).rounded(.up))
        let kernel = (-radius...radius).map { Elementary.exp(-Float($0 * $0) / Float(2 * deviation * deviation)) }
        let total = kernel.reduce(0, +)
        func smoothed(_ face: FaceCrop, _ dx: Int, _ dy: Int) -> FaceCrop {
            face.mapped { place, _ in
                let (column, row) = (place % Self.side, place / Self.side)
                return zip(-radius...radius, kernel).reduce(0) {
                    $0 + $1.1 * face.clamped(column + dx * $1.0, row + dy * $1.0)
                } / total
            }
        }
        return smoothed(smoothed(self, 1, 0), 0, 1)
    }

    fileprivate func turned(by angle: Double) -> FaceCrop {
        let (cosine, sine) = (Float(Elementary.cosine(angle)), Float(Elementary.sine(angle)))
        let center = Float(Self.side - 1) / 2
        return mapped { place, _ in
            let (x, y) = (Float(place % Self.side) - center, Float(place / Self.side) - center)
            return interpolated(cosine * x - sine * y + center, sine * x + cosine * y + center)
        }
    }

    private func interpolated(_ x: Float, _ y: Float) -> Float {
        let (left, top) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
        let (fx, fy) = (x - Float(left), y - Float(top))
        let upper = clamped(left, top) * (1 - fx) + clamped(left + 1, top) * fx
        let lower = clamped(left, top + 1) * (1 - fx) + clamped(left + 1, top + 1) * fx
        return upper * (1 - fy) + lower * fy
    }

    fileprivate func covered(_ side: Int, using random: inout SplitMix64) -> FaceCrop {
        let (left, top) = (
            Int.random(in: 0...Self.side - side, using: &random), Int.random(in: 0...Self.side - side, using: &random)
        )
        return mapped { place, value in
            let isCovered =
                (left..<left + side).contains(place % Self.side) && (top..<top + side).contains(place / Self.side)
            return isCovered ? 128 : value
        }
    }

    /// The face after a JPEG file; the face itself if none can be made.
    fileprivate func stored(quality: Int) -> FaceCrop {
        guard let bytes = try? image.jpeg(quality: quality), let image = try? GrayImage(decoding: bytes) else {
            return self
        }
        return FaceCrop(image, box: image.bounds)
    }

    /// What a detector cuts out whose box is so many times as large, and so far away.
    fileprivate func cut(scale: Double, dx: Double, dy: Double) -> FaceCrop {
        let side = Double(Self.side) * scale
        let edge = (Double(Self.side) - side) / 2
        return FaceCrop(image, box: FaceBox(x: edge + dx, y: edge + dy, width: side, height: side))
    }
}
