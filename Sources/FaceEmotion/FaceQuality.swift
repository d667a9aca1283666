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
        // Detail is a power; its root falls in step with what can still be seen.
        sharpness = min(1, (crop.detail / Self.usualDetail).squareRoot())
        frontality = min(1, max(0, crop.symmetry) / Self.usualSymmetry)
        readability = reading.quality
    }

    /// What all but a twentieth of FER2013's validation pictures exceed in ``FaceCrop/detail``.
    static let usualDetail = 0.3
    /// What all but a quarter of FER2013's validation pictures exceed in ``FaceCrop/symmetry``.
    static let usualSymmetry = 0.2
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

    /// The correlation of the face with its mirror image, in `-1...1`, where they fit best within six pixels.
    ///
    /// Broad light and shadow are taken off first: what is compared is each pixel's distance from the mean around it.
    var symmetry: Double {
        let side = Self.side
        let details = localContrast
        return (-6...6).reduce(-1) { best, shift in
            var (product, own, mirrored) = (0.0, 0.0, 0.0)
            for row in 0..<side {
                for column in max(0, shift)..<side + min(0, shift) {
                    let here = details[row * side + column]
                    let there = details[row * side + side - 1 - (column - shift)]
                    product += here * there
                    own += here * here
                    mirrored += there * there
                }
            }
            return own * mirrored > 0 ? max(best, product / (own * mirrored).squareRoot()) : best
        }
    }

    /// Each pixel's distance from the mean of the 15 x 15 pixels around it, the outermost pixels repeated.
    private var localContrast: [Double] {
        let (side, reach) = (Self.side, 7)
        let values = pixels.map { Double($0) }
        func means(of values: [Double], step: Int, line: Int) -> [Double] {
            var means = values
            for start in 0..<side {
                for place in 0..<side {
                    let sum = (-reach...reach).reduce(0) { sum, offset in
                        sum + values[start * line + min(side - 1, max(0, place + offset)) * step]
                    }
                    means[start * line + place * step] = sum / Double(2 * reach + 1)
                }
            }
            return means
        }
        let around = means(of: means(of: values, step: 1, line: side), step: side, line: 1)
        return zip(values, around).map { $0 - $1 }
    }
}

extension [Double] {
    fileprivate var variance: Double {
        let mean = reduce(0, +) / Double(count)
        return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)
    }
}
