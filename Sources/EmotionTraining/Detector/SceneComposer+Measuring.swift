internal import FaceEmotion
internal import Imaging
internal import NeuralTraining

extension SceneComposer {
    /// One of the crowds of a seed, always the same: eight faces with crops of 18 to 140 pixels, hairline to chin each.
    func crowd(_ number: Int, seed: Int) -> (image: GrayImage, boxes: [FaceBox]) {
        var random = SplitMix64(key: seed, number)
        let scene = crowd(width: 640, height: 480, faces: 8, sides: 18...140, using: &random)
        return (scene.image, scene.faces.map(FaceOutline.box(ofCrop:)))
    }

    /// A crowd before a background, for measuring.
    ///
    /// - Parameter sides: How large the crops are.
    func crowd(
        width: Int, height: Int, faces: Int, sides: ClosedRange<Double>, using random: inout SplitMix64
    ) -> DetectorScene {
        var scene = DetectorScene(width: width, height: height)
        paintBackground(on: &scene, using: &random)
        for _ in 0..<faces {
            let side = random.logUniform(sides.lowerBound, sides.upperBound)
            paintFace(side: side, on: &scene, solid: 0.6...0.9, keepsInside: true, using: &random)
        }
        scene.develop(using: &random)
        return scene
    }

    /// One face as it is, somewhere before a background.
    ///
    /// - Parameter side: How large its crop is.
    func single(
        _ face: FaceCrop, side: Double, width: Int, height: Int, using random: inout SplitMix64
    ) -> DetectorScene {
        var scene = DetectorScene(width: width, height: height)
        paintBackground(on: &scene, using: &random)
        var brush = Brush(face, side: side, mask: mask(side: side, solid: 0.85...0.85, using: &random))
        brush.place.x = random.uniform(side / 2, Double(width) - side / 2)
        brush.place.y = random.uniform(side / 2, Double(height) - side / 2)
        scene.paint(brush)
        scene.add(FaceBox(x: brush.place.x - side / 2, y: brush.place.y - side / 2, width: side, height: side))
        return scene
    }
}
