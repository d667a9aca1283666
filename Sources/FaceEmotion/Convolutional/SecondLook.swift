internal import Imaging
package import NeuralCore

/// Judges what the detector's network has found by what the classifier's network sees in it.
///
/// The two have learned different things from different pictures, and are seldom wrong together. Of a find with the
/// probability `p`, whose crop gives the features `x` in the classifier's dense layer, it says
/// `sigmoid(trust * logit(p) + x * head)`.
package struct SecondLook: Sendable {
    /// From the features of the classifier's dense layer to one logit, `[features, 1]`.
    package let head: Dense
    /// What the logit of the first look counts.
    package let trust: Float

    /// Puts both together.
    package init(head: Dense, trust: Float) {
        self.head = head
        self.trust = trust
    }

    /// The finds with what both looks together say of them.
    func callAsFunction(
        _ finds: [FaceDetection], in image: GrayImage, _ classifier: FaceEmotionClassifier
    ) -> [FaceDetection] {
        guard !finds.isEmpty else { return [] }
        let seen = head(classifier.features(of: finds.map { FaceCrop(image, box: $0.box) })).values
        return zip(finds, seen).map { find, logit in
            FaceDetection(
                box: find.box, score: Double(Elementary.sigmoid(trust * Elementary.logit(find.score) + logit)))
        }
    }
}

extension SecondLook {
    private static let headName = "look"
    private static let trustName = "look.trust"

    /// Takes it out of a weight file; nil where there is none.
    ///
    /// - Parameter features: The width of the classifier's dense layer.
    /// - Throws: `WeightsError.shapeMismatch` if it was fitted to another network.
    init?(_ file: WeightFile, features: Int) throws(WeightsError) {
        guard file.tensors[Self.trustName] != nil else { return nil }
        self.init(
            head: try file.dense(Self.headName, inputs: features, outputs: 1),
            trust: try file.tensor(Self.trustName, shape: [1]).values[0])
    }

    /// Adds it to the tensors of a weight file.
    func add(to tensors: inout [String: Tensor]) {
        tensors.add(Self.headName, head)
        tensors[Self.trustName] = Tensor(shape: [1], values: [trust])
    }
}
