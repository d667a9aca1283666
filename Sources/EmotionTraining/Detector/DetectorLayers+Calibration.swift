internal import FaceEmotion
internal import NeuralCore

extension DetectorLayers.Calibration {
    /// The line over logits under which finds are most likely to be what they are, by Newton's method.
    ///
    /// Scores must come from a network that is not calibrated yet.
    ///
    /// Reference: H. Lin, C. Lin and R. Weng, "A note on Platt's probabilistic outputs for support vector machines",
    /// Machine Learning 68, 2007.
    init(fitting finds: [DetectionTally.Find]) {
        self.init()
        let examples = finds.map { (logit: Elementary.logit($0.score), target: $0.isFace ? Float(1) : 0) }
        guard examples.contains(where: { $0.target == 1 }), examples.contains(where: { $0.target == 0 }) else { return }
        for _ in 0..<50 { step(examples) }
    }

    private mutating func step(_ examples: [(logit: Float, target: Float)]) {
        var gradient: (Double, Double) = (0, 0)
        // A small ridge keeps the matrix invertible where faces and others are far apart.
        var hessian = (0.001, 0.0, 0.001)
        for (logit, target) in examples {
            let probability = Elementary.sigmoid(scale * logit + shift)
            let (error, weight) = (Double(probability - target), Double(probability * (1 - probability)))
            gradient.0 += error * Double(logit)
            gradient.1 += error
            hessian.0 += weight * Double(logit * logit)
            hessian.1 += weight * Double(logit)
            hessian.2 += weight
        }
        let determinant = hessian.0 * hessian.2 - hessian.1 * hessian.1
        guard determinant > 1e-9 else { return }
        scale -= Float((hessian.2 * gradient.0 - hessian.1 * gradient.1) / determinant)
        shift -= Float((hessian.0 * gradient.1 - hessian.1 * gradient.0) / determinant)
    }
}
