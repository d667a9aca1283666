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
    private let temperatures: FaceTemperatures
    private let flips: Bool

    /// Creates the classifier with the weights that the package carries.
    ///
    /// - Parameter flips: Whether each face is seen in the mirror as well, and the mean of both taken. It is a little
    ///   more accurate, and what the figures of the model card are measured with; without it, a face takes half the time.
    /// - Throws: `WeightsError` only if the binary was damaged after it was built.
    public init(flips: Bool = true) throws(WeightsError) {
        self.init(try Self.embedded.get(), flips: flips)
    }

    /// Made ready once: all that use the embedded weights share the network.
    private static let embedded = Result { () throws(WeightsError) in
        try FaceEmotionClassifier(FaceLayers.embeddedWeightFile())
    }

    private init(_ other: FaceEmotionClassifier, flips: Bool) {
        (network, temperatures, self.flips) = (other.network, other.temperatures, flips)
    }

    /// Creates the classifier with weights of your own, as `moodstream train face` writes them.
    ///
    /// - Parameter flips: As in ``init(flips:)``.
    /// - Throws: The case of `WeightsError` that says what is wrong with the file.
    public init(weights url: URL, flips: Bool = true) throws(WeightsError) {
        try self.init(FaceLayers.weightFile(at: url.path(percentEncoded: false)), flips: flips)
    }

    package init(
        _ file: WeightFile, flips: Bool = true, instructionSet: InstructionSet = .best
    ) throws(WeightsError) {
        network = FaceNetwork(try FaceLayers(file), instructionSet: instructionSet)
        temperatures = try FaceTemperatures(file)
        self.flips = flips
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
        let output = network(faces, flips: flips)
        return faces.indices.map { row in
            FaceReading(
                probabilities: output.votes.probabilities(row, temperature: temperatures.votes),
                fer2013: output.label.probabilities(row, temperature: temperatures.label),
                quality: Double(Elementary.sigmoid(output.face.values[row])))
        }
    }

    /// The same, worked out in several tasks at a time, each of which takes a contiguous share of the faces.
    ///
    /// - Parameter tasks: As many as there are cores to spare; at least 1.
    public func read(_ faces: [FaceCrop], tasks: Int) async -> [FaceReading] {
        await faces.concurrentlyMapped(tasks: tasks) { read($0) }
    }

    /// What the dense layer makes of some crops, `[batch, hidden]`: what the heads see.
    package func features(of crops: [FaceCrop]) -> Tensor { network.features(of: crops) }
}

extension Tensor {
    fileprivate func probabilities(_ row: Int, temperature: Float) -> EmotionProbabilities {
        EmotionProbabilities(softmax: EmotionScores { Double(values[row * Emotion.count + $0.index] / temperature) })
    }
}
