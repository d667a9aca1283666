public import Foundation
public import NeuralCore

/// Reads the emotion that a face shows.
///
/// A convolutional network of about a million weights, trained on FER2013 pictures to predict how ten people would
/// label a face. It estimates the expression that others see, not what the person feels.
public struct FaceEmotionClassifier: EmotionClassifier {
    /// `.face`.
    public let modality = Modality.face
    private let network: FaceNetwork
    private let temperature: Float

    /// Creates the classifier with the weights that the package carries.
    ///
    /// - Throws: `WeightsError` only if the binary was damaged after it was built.
    public init() throws(WeightsError) {
        try self.init(FaceLayers.embeddedWeightFile())
    }

    /// Creates the classifier with weights of your own, as `moodstream train face` writes them.
    ///
    /// - Throws: The case of `WeightsError` that says what is wrong with the file.
    public init(weights url: URL) throws(WeightsError) {
        try self.init(FaceLayers.weightFile(at: url.path(percentEncoded: false)))
    }

    package init(_ file: WeightFile, instructionSet: InstructionSet = .best) throws(WeightsError) {
        network = FaceNetwork(try FaceLayers(file), instructionSet: instructionSet)
        temperature = try FaceLayers.temperature(in: file)
    }

    /// The distribution over the seven emotions for one face.
    ///
    /// - Parameter face: 48 x 48 gray bytes; from forehead to chin.
    public func classify(_ face: FaceCrop) -> EmotionProbabilities { read(face).probabilities }

    /// Everything that the network says of one face.
    public func read(_ face: FaceCrop) -> FaceReading { read([face])[0] }

    /// Everything that the network says of some faces, in their order.
    ///
    /// Results do not depend on how faces are dealt into batches, to the last bit. After the first call nothing is
    /// allocated but what is returned.
    public func read(_ faces: [FaceCrop]) -> [FaceReading] {
        guard !faces.isEmpty else { return [] }
        let logits = network(faces)
        return faces.indices.map { row in
            FaceReading(
                probabilities: logits.votes.probabilities(row, temperature: temperature),
                fer2013: logits.label.probabilities(row, temperature: 1))
        }
    }

    /// The same, worked out in several tasks at a time, each of which takes a contiguous share of the faces.
    ///
    /// - Parameter tasks: As many as there are cores to spare; at least 1.
    public func read(_ faces: [FaceCrop], tasks: Int) async -> [FaceReading] {
        await faces.concurrentlyMapped(tasks: tasks) { read($0) }
    }
}

extension Tensor {
    fileprivate func probabilities(_ row: Int, temperature: Float) -> EmotionProbabilities {
        EmotionProbabilities(softmax: EmotionScores { Double(values[row * Emotion.count + $0.index] / temperature) })
    }
}
