import FaceEmotion

extension Workload {
    /// Reads some faces: bytes in, calibrated probabilities of both heads out.
    ///
    /// - Parameter threads: How many calls share the faces; each runs on a thread of its own.
    package static func face(batch: Int, threads: Int = 1) throws -> Workload {
        let classifier = try FaceEmotionClassifier(flips: false)
        let crops = try (0..<batch).map { try FaceCrop(pixels: pixels(seed: $0)) }
        return shared(crops, threads: threads) { blackHole(classifier.read($0)) }
    }

    /// A gradient with a texture; no two seeds look alike.
    private static func pixels(seed: Int) -> [UInt8] {
        (0..<FaceCrop.side * FaceCrop.side).map { place in
            UInt8((place * 7 + place / FaceCrop.side * 13 + seed * 29) % 256)
        }
    }
}
