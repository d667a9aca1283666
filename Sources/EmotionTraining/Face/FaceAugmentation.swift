internal import FaceEmotion
internal import ImageDecoding
internal import Imaging
internal import NeuralCore
internal import NeuralTraining

/// Random changes of a face that leave its expression alone.
public struct FaceAugmentation: Hashable, Sendable {
    /// The largest turn, in radians.
    public var rotation = 0.2
    /// The largest shift, in pixels.
    public var shift = 3.0
    /// The largest change of size, as a factor's distance from 1.
    public var scale = 0.1
    /// The largest change of gamma, as the logarithm of the exponent.
    public var gamma = 0.3
    /// The largest change of contrast, as a factor's distance from 1.
    public var contrast = 0.3
    /// The largest change of brightness.
    public var brightness = 0.1
    /// How often a picture is blurred.
    public var blur = 0.1
    /// How often a picture gets noise.
    public var noise = 0.1
    /// How often a picture is stored as a JPEG of poor quality.
    public var jpeg = 0.0
    /// How often a rectangle is painted over.
    public var erasing = 0.1

    /// The changes that the weights that ship were trained with.
    public init() {}

    /// Writes a changed copy of a picture, scaled to `0...1`.
    ///
    /// - Parameters:
    ///   - picture: 48 x 48 bytes.
    ///   - output: Room for 48 x 48 values.
    func write(
        _ picture: UnsafeBufferPointer<UInt8>, to output: UnsafeMutableBufferPointer<Float>,
        using random: inout SplitMix64
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 256) { tones in
            fill(tones, using: &random)
            warp(picture, tones: UnsafeBufferPointer(tones), to: output, using: &random)
        }
        if happens(blur, using: &random) { soften(output, times: Int.random(in: 1...3, using: &random)) }
        if happens(noise, using: &random) { roughen(output, using: &random) }
        if happens(jpeg, using: &random) { compress(output, quality: Int.random(in: 15...70, using: &random)) }
        if happens(erasing, using: &random) { erase(output, using: &random) }
    }

    private func happens(_ probability: Double, using random: inout SplitMix64) -> Bool {
        probability > 0 && Double(random.nextUnit()) < probability
    }

    /// Draws the brightness that each byte stands for: gamma, then contrast, then brightness.
    private func fill(_ tones: UnsafeMutableBufferPointer<Float>, using random: inout SplitMix64) {
        func uniform(_ limit: Double) -> Float { Float(limit) * (2 * random.nextUnit() - 1) }
        let exponent = Elementary.exp(uniform(gamma))
        let (factor, offset) = (1 + uniform(contrast), uniform(brightness))
        for byte in 0..<256 {
            let tone = exponent == 1 ? Float(byte) / 255 : Elementary.power(Float(byte) / 255, exponent)
            tones.initializeElement(at: byte, to: min(1, max(0, (tone - 0.5) * factor + 0.5 + offset)))
        }
    }

    /// Flips, turns, shifts and scales by bilinear interpolation; the outermost pixels repeat beyond the border.
    private func warp(
        _ picture: UnsafeBufferPointer<UInt8>, tones: UnsafeBufferPointer<Float>,
        to output: UnsafeMutableBufferPointer<Float>, using random: inout SplitMix64
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
                output[row * side + column] = sample(picture, tones, sourceX, sourceY)
            }
        }
    }

    private func sample(
        _ picture: UnsafeBufferPointer<UInt8>, _ tones: UnsafeBufferPointer<Float>, _ x: Float, _ y: Float
    ) -> Float {
        let side = FaceCrop.side
        let (left, top) = (min(side - 2, Int(x)), min(side - 2, Int(y)))
        let (fx, fy) = (x - Float(left), y - Float(top))
        let corner = top * side + left
        func tone(_ place: Int) -> Float { tones[Int(picture[place])] }
        let upper = tone(corner) * (1 - fx) + tone(corner + 1) * fx
        let lower = tone(corner + side) * (1 - fx) + tone(corner + side + 1) * fx
        return upper * (1 - fy) + lower * fy
    }

    /// Blurs with a binomial kernel of width 3, some times over: with a standard deviation of 0.7 to 1.2 pixels.
    private func soften(_ output: UnsafeMutableBufferPointer<Float>, times: Int) {
        let side = FaceCrop.side
        func smooth(_ start: Int, step: Int) {
            var before = output[start]
            for place in 0..<side {
                let index = start + place * step
                let (here, after) = (output[index], output[place == side - 1 ? index : index + step])
                output[index] = (before + 2 * here + after) / 4
                before = here
            }
        }
        for _ in 0..<times {
            for line in 0..<side {
                smooth(line * side, step: 1)
                smooth(line, step: side)
            }
        }
    }

    /// Adds noise with a standard deviation of up to a twelfth of the range.
    private func roughen(_ output: UnsafeMutableBufferPointer<Float>, using random: inout SplitMix64) {
        let deviation = random.nextUnit() / 12
        // Three uniform numbers have a variance of 1/4 and nearly a bell's shape.
        for index in output.indices {
            let bell = random.nextUnit() + random.nextUnit() + random.nextUnit() - 1.5
            output[index] = min(1, max(0, output[index] + 2 * deviation * bell))
        }
    }

    /// Leaves what a JPEG keeps.
    private func compress(_ output: UnsafeMutableBufferPointer<Float>, quality: Int) {
        let side = FaceCrop.side
        let picture = GrayImage(width: side, height: side, pixels: output.map { UInt8((255 * $0).rounded()) })
        guard let bytes = try? picture.jpeg(quality: quality), let stored = try? GrayImage(decoding: bytes) else {
            return
        }
        for index in output.indices { output[index] = Float(stored.pixels[index]) / 255 }
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
