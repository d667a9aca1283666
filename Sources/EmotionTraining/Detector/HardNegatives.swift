internal import FaceEmotion
internal import Imaging
internal import NeuralTraining

extension DetectorLayers {
    /// The places that the network takes for faces, or nearly, in pictures of which all faces are known.
    func hardNegatives(in data: DetectorDataSet) async throws -> [SceneComposer.HardNegative] {
        let detector = try detector(.init(minimumScore: 0.15))
        let pictures = data.backgrounds.map { DetectorDataSet.Portrait(picture: $0, boxes: []) } + data.portraits
        return await pictures.concurrentlyMapped(tasks: 2) { $0.map { portrait in portrait.mistakes(of: detector) } }
            .flatMap(\.self)
    }
}

extension DetectorDataSet.Portrait {
    /// How large the picture is shown: between two levels of the pyramid, other places look like faces.
    private static var factors: [Double] { [1, 0.72] }

    /// What the detector takes for faces and is none.
    fileprivate func mistakes(of detector: ConvolutionalFaceDetector) -> [SceneComposer.HardNegative] {
        let whole = picture.levels[0]
        return Self.factors.flatMap { factor in
            let image = whole.resampled(
                toWidth: max(1, Int(factor * Double(whole.width))), height: max(1, Int(factor * Double(whole.height))))
            let scale = Double(whole.width) / Double(image.width)
            return detector.detect(in: image).compactMap { find -> SceneComposer.HardNegative? in
                let crop = detector.cropRegion(for: find)
                let middle = ((crop.x + crop.width / 2) * scale, (crop.y + crop.height / 2) * scale)
                guard !boxes.contains(where: { $0.holds(middle) }) else { return nil }
                return SceneComposer.HardNegative(
                    portrait: self, middle: middle, step: crop.width * scale / FaceScale.middle)
            }
        }
    }
}

extension FaceBox {
    /// Whether a point lies in the box or so near that a find there may be of the same face.
    fileprivate func holds(_ point: (x: Double, y: Double)) -> Bool {
        abs(point.x - x - width / 2) < 0.8 * width && abs(point.y - y - height / 2) < 0.8 * height
    }
}
