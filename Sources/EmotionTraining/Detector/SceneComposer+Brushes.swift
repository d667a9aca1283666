internal import FaceEmotion
internal import Imaging
internal import NeuralCore
internal import NeuralTraining

extension SceneComposer {
    /// A random face, mirrored or not, in random light.
    func faceBrush(side: Double, solid: ClosedRange<Float>, using random: inout SplitMix64) -> Brush {
        let size = FaceCrop.side * FaceCrop.side
        let index = Int.random(in: 0..<data.faceCount, using: &random)
        let crop = FaceCrop(checked: Array(data.faces[index * size..<(index + 1) * size]))
        var brush = Brush(crop, side: side, mask: mask(side: side, solid: solid, using: &random))
        brush.isMirrored = random.nextUnit() < 0.5
        brush.light(side: side, using: &random)
        brush.blur = random.nextUnit() < 0.2 ? 1 : 0
        return brush
    }

    /// A mask of random shape.
    func mask(side: Double, solid: ClosedRange<Float>, using random: inout SplitMix64) -> SoftMask {
        SoftMask(
            side: side, roundness: 2 + 8 * random.nextUnit(),
            solid: solid.lowerBound + (solid.upperBound - solid.lowerBound) * random.nextUnit())
    }

    /// Paints a piece of a background, which fades as pasted faces do.
    func paintPatch(over crop: FaceBox, on scene: inout DetectorScene, using random: inout SplitMix64) {
        let picture = data.backgrounds[Int.random(in: data.backgrounds.indices, using: &random)]
        let size = picture.levels[0]
        scene.paint(
            Brush(
                picture: picture,
                source: (random.uniform(0, Double(size.width)), random.uniform(0, Double(size.height))),
                place: (crop.x + crop.width / 2, crop.y + crop.height / 2), step: random.logUniform(0.7, 5),
                angle: random.uniform(-0.5, 0.5), mask: mask(side: 1.15 * crop.width, solid: 0.6...0.9, using: &random))
        )
    }

    /// Hides a part of a face behind something.
    func cover(_ crop: FaceBox, on scene: inout DetectorScene, using random: inout SplitMix64) {
        let side = crop.width * random.uniform(0.3, 0.65)
        let angle = random.uniform(0, 6.28)
        let (dx, dy) = (Elementary.cosine(angle) * crop.width * 0.45, Elementary.sine(angle) * crop.width * 0.45)
        let patch = FaceBox(
            x: crop.x + crop.width / 2 + dx - side / 2, y: crop.y + crop.height / 2 + dy - side / 2, width: side,
            height: side)
        paintPatch(over: patch, on: &scene, using: &random)
    }
}

extension Brush {
    /// Light as people stand in it: dim or glaring, and sometimes from a side.
    mutating func light(side: Double, using random: inout SplitMix64) {
        gain = Float(random.logUniform(0.3, 1.5))
        offset = 60 * (random.nextUnit() - 0.5)
        guard random.nextUnit() < 0.3 else { return }
        let slope = 1.2 * gain / Float(side)
        shade = (slope * (random.nextUnit() - 0.5), slope * (random.nextUnit() - 0.5))
    }

    /// Turns what is painted, stretches its tones, and sometimes exchanges dark and bright.
    mutating func vary(using random: inout SplitMix64) {
        angle += random.uniform(-0.3, 0.3)
        if random.nextUnit() < 0.3 { angle += .pi / 2 * Double(Int.random(in: 1...3, using: &random)) }
        gain = 0.7 + 0.6 * random.nextUnit()
        offset = 127.5 * (1 - gain)
        if random.nextUnit() < 0.1 { (gain, offset) = (-gain, 255 - offset) }
    }
}

extension SplitMix64 {
    /// A number between two others.
    mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * Double(nextUnit()) }

    /// A number whose logarithm is uniform.
    mutating func logUniform(_ low: Double, _ high: Double) -> Double {
        let (low, high) = (Elementary.log(Float(low)), Elementary.log(Float(high)))
        return Double(Elementary.exp(low + (high - low) * nextUnit()))
    }
}
