/// How far a face in a frame can be trusted, and why.
///
/// Every part lies in `0...1` and is 1 for a face like those that the network was trained on.
public struct FaceQuality: Hashable, Sendable {
    /// How sure the detector is.
    public let detection: Double
    /// How large the face is: the side of what was cut out over the side of the network's picture.
    public let size: Double
    /// How sharp it is.
    public let sharpness: Double
    /// How far it looks into the camera, judged by how alike its halves are; light from one side lowers it too.
    public let frontality: Double
    /// How sure the network is that this is a face at all.
    public let readability: Double

    /// What an observation's quality becomes: the product of all parts.
    public var value: Double { detection * size * sharpness * frontality * readability }

    /// Judges a face.
    ///
    /// - Parameters:
    ///   - detection: What the detector found.
    ///   - region: What was cut out of the frame.
    ///   - crop: The cut out face.
    ///   - reading: What the network says of it.
    public init(detection: FaceDetection, region: FaceBox, crop: FaceCrop, reading: FaceReading) {
        self.detection = detection.score
        size = min(1, min(region.width, region.height) / Double(FaceCrop.side))
        sharpness = min(1, crop.detail / Self.usualDetail)
        frontality = min(1, max(0, crop.symmetry) / Self.usualSymmetry)
        readability = reading.quality
    }

    /// The lower quartile of ``FaceCrop/detail`` over FER2013's validation pictures.
    static let usualDetail = 0.2
    /// The lower quartile of ``FaceCrop/symmetry`` over FER2013's validation pictures.
    static let usualSymmetry = 0.6
}

extension FaceCrop {
    /// The variance of the Laplacian over the variance of brightness: how much of the contrast is fine detail.
    ///
    /// Reference: J. Pech-Pacheco et al., "Diatom autofocusing in brightfield microscopy", ICPR 2000.
    var detail: Double {
        let side = Self.side
        var laplacians: [Double] = []
        for row in 1..<side - 1 {
            for column in 1..<side - 1 {
                let place = row * side + column
                let around = [place - side, place + side, place - 1, place + 1].reduce(0) { $0 + Int(pixels[$1]) }
                laplacians.append(Double(around - 4 * Int(pixels[place])))
            }
        }
        return laplacians.variance / max(1, pixels.map { Double($0) }.variance)
    }

    /// The correlation of the face with its mirror image, in `-1...1`.
    var symmetry: Double {
        let values = pixels.map { Double($0) }
        let mean = values.reduce(0, +) / Double(values.count)
        var (product, square) = (0.0, 0.0)
        for row in 0..<Self.side {
            for column in 0..<Self.side {
                let value = values[row * Self.side + column] - mean
                product += value * (values[row * Self.side + Self.side - 1 - column] - mean)
                square += value * value
            }
        }
        return square > 0 ? product / square : 0
    }
}

extension [Double] {
    fileprivate var variance: Double {
        let mean = reduce(0, +) / Double(count)
        return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    }
}
