internal import Imaging
internal import NeuralCore
internal import NeuralTraining

/// Pictures of nothing: stripes, discs, bars and pairs of dots, which a detector must not take for faces.
struct Textures: Sendable {
    /// The pictures, all different.
    let pictures: [GrayImage]

    private static let side = 200
    private static let seed = 40

    /// Paints pictures, always the same ones.
    init(count: Int) {
        pictures = (0..<count).map { number in
            var random = SplitMix64(key: Self.seed, number)
            return Self.picture(using: &random)
        }
    }

    /// One shape after the other, each over what was there before.
    private static func picture(using random: inout SplitMix64) -> GrayImage {
        var pixels = [Float](repeating: 255 * random.nextUnit(), count: side * side)
        for _ in 0..<Int.random(in: 2...40, using: &random) {
            let shape = Shape(side: side, using: &random)
            for index in pixels.indices {
                let opacity = shape.opacity(Float(index % side), Float(index / side))
                if opacity > 0 { pixels[index] += opacity * (shape.brightness - pixels[index]) }
            }
        }
        let noise = 20 * random.nextUnit()
        return GrayImage(
            width: side, height: side,
            pixels: pixels.map { UInt8(min(255, max(0, $0 + noise * (random.nextUnit() - 0.5)))) })
    }

    /// Something with a soft edge.
    private struct Shape {
        let brightness: Float
        private let kind: Int
        private let middle: (x: Float, y: Float)
        private let size: (x: Float, y: Float)
        private let turn: (cosine: Float, sine: Float)
        private let strength: Float

        init(side: Int, using random: inout SplitMix64) {
            brightness = 255 * random.nextUnit()
            kind = Int.random(in: 0..<5, using: &random)
            middle = (Float(side) * random.nextUnit(), Float(side) * random.nextUnit())
            let extent = Float(random.logUniform(3, 60))
            size = (extent, extent * Float(random.logUniform(0.2, 2)))
            let angle = random.uniform(0, 2 * .pi)
            turn = (Float(Elementary.cosine(angle)), Float(Elementary.sine(angle)))
            strength = 0.3 + 0.7 * random.nextUnit()
        }

        func opacity(_ x: Float, _ y: Float) -> Float {
            let (x, y) = (x - middle.x, y - middle.y)
            let (u, v) = ((turn.cosine * x - turn.sine * y) / size.x, (turn.sine * x + turn.cosine * y) / size.y)
            return switch kind {
            case 0: strength * soft(1 - u * u - v * v)
            case 1: strength * soft(1 - max(abs(u), abs(v)))
            case 2: strength * soft(0.2 - abs(u * u + v * v - 1))
            case 3: strength * soft(0.05 - (abs(u) - 0.5) * (abs(u) - 0.5) - v * v)
            default: strength * 0.5 * (1 + Float(Elementary.sine(Double(u) * 3)))
            }
        }

        /// 0 below 0, rising to 1.
        private func soft(_ value: Float) -> Float { min(1, max(0, 4 * value)) }
    }
}
