internal import FaceEmotion
internal import Imaging
internal import NeuralTraining

/// Makes pictures with known faces out of backgrounds, portraits and cut-out faces.
struct SceneComposer: Sendable {
    let data: DetectorDataSet

    /// A place that a detector took for a face.
    struct HardNegative: Sendable {
        /// Where it is, with the faces beside it.
        let portrait: DetectorDataSet.Portrait
        let middle: (x: Double, y: Double)
        /// Pixels of the background for each pixel of the scene.
        let step: Double
    }

    /// A scene for training.
    func scene(side: Int, around hard: HardNegative?, using random: inout SplitMix64) -> DetectorScene {
        var scene = DetectorScene(width: side, height: side)
        let kind = random.nextUnit()
        if let hard {
            paint(hard, on: &scene, using: &random)
        } else if kind < 0.45, !data.portraits.isEmpty {
            paintPortrait(on: &scene, using: &random)
        } else {
            paintBackground(on: &scene, isVaried: true, using: &random)
        }
        if random.nextUnit() < 0.25 { paintDecoy(on: &scene, using: &random) }
        if kind > 0.9 {
            paintCrowd(on: &scene, using: &random)
        } else if random.nextUnit() < 0.6 {
            for _ in 0...Int(2.5 * random.nextUnit()) {
                let size = random.logUniform(13, 60)
                paintFace(side: size, on: &scene, solid: 0.5...0.97, using: &random)
            }
        }
        scene.develop(using: &random)
        return scene
    }

    private func paint(_ hard: HardNegative, on scene: inout DetectorScene, using random: inout SplitMix64) {
        let middle = Double(scene.width) / 2
        var brush = Brush(
            picture: hard.portrait.picture, source: hard.middle,
            place: (middle + random.uniform(-30, 30), middle + random.uniform(-30, 30)),
            step: hard.step * random.logUniform(0.75, 1.33), angle: random.uniform(-0.2, 0.2),
            isMirrored: random.nextUnit() < 0.5)
        if hard.portrait.boxes.isEmpty { brush.vary(using: &random) }
        scene.paint(brush)
        for box in hard.portrait.boxes { scene.add(brush.crop(ofBox: box)) }
    }

    /// A part of a background, from a close look to all that fits.
    ///
    /// - Parameter isVaried: Whether it is also turned, and sometimes shown as its negative, so that few pictures show
    ///   many different things.
    func paintBackground(
        on scene: inout DetectorScene, isVaried: Bool = false, using random: inout SplitMix64
    ) {
        let picture = data.backgrounds[Int.random(in: data.backgrounds.indices, using: &random)]
        let size = picture.levels[0]
        let widest = min(Double(size.width) / Double(scene.width), Double(size.height) / Double(scene.height))
        let step = random.logUniform(min(0.7, widest), max(1, widest))
        let (halfWidth, halfHeight) = (step * Double(scene.width) / 2, step * Double(scene.height) / 2)
        let x = random.uniform(min(halfWidth, Double(size.width) / 2), max(halfWidth, Double(size.width) - halfWidth))
        let y = random.uniform(
            min(halfHeight, Double(size.height) / 2), max(halfHeight, Double(size.height) - halfHeight))
        var brush = Brush(
            picture: picture, source: (x, y), place: (Double(scene.width) / 2, Double(scene.height) / 2), step: step,
            isMirrored: random.nextUnit() < 0.5, blur: random.nextUnit() < 0.2 ? 1 : 0)
        if isVaried { brush.vary(using: &random) }
        scene.paint(brush)
    }

    /// A portrait with its face somewhere in or near the scene: as it is, with another face, or with none.
    private func paintPortrait(on scene: inout DetectorScene, using random: inout SplitMix64) {
        let portrait = data.portraits[Int.random(in: data.portraits.indices, using: &random)]
        guard let box = portrait.boxes.first else { return }
        let crop = FaceOutline.crop(ofBox: box)
        let side = random.logUniform(12, 90)
        let size = Double(scene.width)
        var brush = Brush(
            picture: portrait.picture, source: (crop.x + crop.width / 2, crop.y + crop.height / 2),
            place: (random.uniform(-15, size + 15), random.uniform(-15, size + 15)), step: crop.width / side,
            angle: random.uniform(-0.25, 0.25), isMirrored: random.nextUnit() < 0.5,
            blur: random.nextUnit() < 0.2 ? 1 : 0)
        if random.nextUnit() < 0.3 { brush.light(side: side, using: &random) }
        scene.paint(brush)
        for box in portrait.boxes.dropFirst() { scene.add(brush.crop(ofBox: box)) }
        let kind = random.nextUnit()
        if kind > 0.85 { cover(brush.crop(ofBox: box), on: &scene, using: &random) }
        if kind < 0.15 {
            paintPatch(over: brush.crop(ofBox: box), on: &scene, using: &random)
        } else if kind < 0.55 {
            var face = faceBrush(side: side, solid: 0.3...0.6, using: &random)
            (face.place, face.angle) = (brush.place, brush.angle)
            face.mask?.roundness = 2.2
            scene.paint(face)
            scene.add(brush.crop(ofBox: box))
        } else {
            scene.add(brush.crop(ofBox: box))
        }
    }

    /// Something that fades into the scene as pasted faces do, and is no face.
    private func paintDecoy(on scene: inout DetectorScene, using random: inout SplitMix64) {
        let side = random.logUniform(15, 60)
        let size = Double(scene.width)
        let crop = FaceBox(
            x: random.uniform(-10, size - side + 10), y: random.uniform(-10, size - side + 10), width: side,
            height: side)
        if scene.hasRoom(for: crop) { paintPatch(over: crop, on: &scene, using: &random) }
    }

    /// Faces side by side, as in a group picture.
    private func paintCrowd(on scene: inout DetectorScene, using random: inout SplitMix64) {
        let side = random.logUniform(17, 40)
        let (across, down) = (side * random.uniform(0.95, 1.3), side * random.uniform(0.95, 1.6))
        let size = Double(scene.width)
        for y in stride(from: random.uniform(0, down), to: size, by: down) {
            for x in stride(from: random.uniform(0, across), to: size, by: across) where random.nextUnit() < 0.85 {
                paintFace(
                    side: side * random.uniform(0.85, 1.1), at: (x, y), on: &scene, solid: 0.5...0.97, using: &random)
            }
        }
    }

    /// A face at a random place that has room for it.
    func paintFace(
        side: Double, on scene: inout DetectorScene, solid: ClosedRange<Float>, keepsInside: Bool = false,
        using random: inout SplitMix64
    ) {
        let margin = keepsInside ? side * 0.55 : 0
        for _ in 0..<10 {
            let x = random.uniform(margin, Double(scene.width) - margin)
            let y = random.uniform(margin, Double(scene.height) - margin)
            let crop = FaceBox(x: x - side / 2, y: y - side / 2, width: side, height: side)
            guard scene.hasRoom(for: crop) else { continue }
            return paintFace(side: side, at: (x, y), on: &scene, solid: solid, using: &random)
        }
    }

    private func paintFace(
        side: Double, at place: (x: Double, y: Double), on scene: inout DetectorScene, solid: ClosedRange<Float>,
        using random: inout SplitMix64
    ) {
        var face = faceBrush(side: side, solid: solid, using: &random)
        face.place = place
        face.angle = random.uniform(-0.3, 0.3)
        scene.paint(face)
        let crop = FaceBox(x: place.x - side / 2, y: place.y - side / 2, width: side, height: side)
        if random.nextUnit() < 0.2 { cover(crop, on: &scene, using: &random) }
        scene.add(crop)
    }
}
