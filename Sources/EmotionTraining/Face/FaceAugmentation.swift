internal import FaceEmotion
internal import NeuralCore
internal import NeuralTraining

/// Random changes of a face that leave its expression alone.
struct FaceAugmentation: Sendable {
    /// The largest turn, in radians.
    var rotation = 0.2
    /// The largest shift, in pixels.
    var shift = 3.0
    /// The largest change of size, as a factor's distance from 1.
    var scale = 0.1
    /// The largest change of contrast, as a factor's distance from 1.
    var contrast: Float = 0.3
    /// The largest change of brightness.
    var brightness: Float = 0.1
    /// How often a rectangle is painted over.
    var erasing: Float = 0.2

    /// Writes a changed copy of a picture, scaled to `0...1`.
    ///
    /// - Parameters:
    ///   - picture: 48 x 48 bytes.
    ///   - output: Room for 48 x 48 values.
    func write(
        _ picture: UnsafeBufferPointer<UInt8>, to output: UnsafeMutableBufferPointer<Float>,
        using random: inout SplitMix64
    ) {
        warp(picture, to: output, using: &random)
        let factor = 1 + contrast * (2 * random.nextUnit() - 1)
        let offset = brightness * (2 * random.nextUnit() - 1)
        for index in output.indices {
            output[index] = min(1, max(0, (output[index] - 0.5) * factor + 0.5 + offset))
        }
        if random.nextUnit() < erasing { erase(output, using: &random) }
    }

    /// Flips, turns, shifts and scales by bilinear interpolation; the outermost pixels repeat beyond the border.
    private func warp(
        _ picture: UnsafeBufferPointer<UInt8>, to output: UnsafeMutableBufferPointer<Float>,
        using random: inout SplitMix64
    ) {
        let side = FaceCrop.side
        func uniform(_ limit: Double) -> Double { limit * Double(2 * random.nextUnit() - 1) }
        let (angle, size) = (uniform(rotation), 1 + uniform(scale))
        let (dx, dy) = (uniform(shift), uniform(shift))
        let flip: Float = random.nextUnit() < 0.5 ? -1 : 1
        let (cosine, sine) = (Float(Elementary.cosine(angle) * size), Float(Elementary.sine(angle) * size))
        let center = Float(side - 1) / 2
        let limit = Float(side - 1)
        for row in 0..<side {
            for column in 0..<side {
                let (x, y) = ((Float(column) - center) * flip, Float(row) - center)
                let sourceX = min(limit, max(0, cosine * x - sine * y + center + Float(dx)))
                let sourceY = min(limit, max(0, sine * x + cosine * y + center + Float(dy)))
                output[row * side + column] = sample(picture, sourceX, sourceY)
            }
        }
    }

    private func sample(_ picture: UnsafeBufferPointer<UInt8>, _ x: Float, _ y: Float) -> Float {
        let side = FaceCrop.side
        let (left, top) = (min(side - 2, Int(x)), min(side - 2, Int(y)))
        let (fx, fy) = (x - Float(left), y - Float(top))
        let corner = top * side + left
        let upper = Float(picture[corner]) * (1 - fx) + Float(picture[corner + 1]) * fx
        let lower = Float(picture[corner + side]) * (1 - fx) + Float(picture[corner + side + 1]) * fx
        return (upper * (1 - fy) + lower * fy) / 255
    }

    /// Paints a rectangle of random place, size and brightness.
    ///
    /// Reference: Z. Zhong et al., "Random erasing data augmentation", AAAI 2020.
    private func erase(_ output: UnsafeMutableBufferPointer<Float>, using random: inout SplitMix64) {
        let side = FaceCrop.side
        let (height, width) = (Int.random(in: 6...18, using: &random), Int.random(in: 6...18, using: &random))
        let (top, left) = (
            Int.random(in: 0...side - height, using: &random), Int.random(in: 0...side - width, using: &random)
        )
        let level = random.nextUnit()
        for row in top..<top + height {
            for column in left..<left + width { output[row * side + column] = level }
        }
    }
}
