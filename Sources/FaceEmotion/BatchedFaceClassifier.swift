/// Reads the faces of many listeners together.
///
/// Faces that arrive while others are read wait, and are read as one batch after them. So under load the network's
/// weights, which are larger than a core's cache, are fetched once for several faces, and a face on its own waits for nobody.
/// What is said of a face does not depend on the faces beside it, to the last bit.
///
/// ```swift
/// let faces = BatchedFaceClassifier(try FaceEmotionClassifier())
/// // In the task of each listener:
/// if let face = reader.find(in: frame) {
///     let sighting = face.sighting(await faces.read(face.crop))
/// }
/// ```
///
/// Reference: C. Olston et al., "TensorFlow-Serving: flexible, high-performance ML serving", NIPS 2017, section 2.2.1.
public actor BatchedFaceClassifier {
    private let classifier: FaceEmotionClassifier
    private let largestBatch: Int
    private var waiting: [Request] = []
    private var isReading = false

    /// A face, and who waits for it.
    private struct Request {
        let face: FaceCrop
        let answer: CheckedContinuation<FaceReading, Never>
    }

    /// Puts a queue before a classifier.
    ///
    /// - Parameters:
    ///   - classifier: Reads the batches, one after the other.
    ///   - largestBatch: The most faces that are read together; eight share all that can be shared.
    /// - Precondition: `largestBatch` is positive.
    public init(_ classifier: FaceEmotionClassifier, largestBatch: Int = 8) {
        precondition(largestBatch > 0, "a batch of \(largestBatch) faces is none")
        self.classifier = classifier
        self.largestBatch = largestBatch
    }

    /// Everything that the network says of one face, when its turn has come; a task that is cancelled gets it as well.
    public func read(_ face: FaceCrop) async -> FaceReading {
        await withCheckedContinuation { answer in
            waiting.append(Request(face: face, answer: answer))
            guard !isReading else { return }
            isReading = true
            Task { await readAll() }
        }
    }

    private func readAll() async {
        while !waiting.isEmpty {
            let batch = waiting.prefix(largestBatch)
            waiting.removeFirst(batch.count)
            let readings = await Self.read(batch.map(\.face), by: classifier)
            for (request, reading) in zip(batch, readings) { request.answer.resume(returning: reading) }
        }
        isReading = false
    }

    /// Leaves the actor, which takes faces in meanwhile.
    @concurrent private static func read(
        _ faces: [FaceCrop], by classifier: FaceEmotionClassifier
    ) async -> [FaceReading] {
        classifier.read(faces)
    }
}
