import FaceEmotion
import Foundation

extension Workload {
    /// Reads some faces: bytes in, calibrated probabilities of both heads out.
    ///
    /// - Parameter threads: How many calls share the faces; each runs on a thread of its own.
    package static func face(batch: Int, threads: Int = 1) throws -> Workload {
        let classifier = try FaceEmotionClassifier()
        let crops = try (0..<batch).map { try FaceCrop(pixels: pixels(seed: $0)) }
        let share = (batch + threads - 1) / threads
        let parts = stride(from: 0, to: batch, by: share).map { Array(crops[$0..<min($0 + share, batch)]) }
        return Workload(units: batch) {
            guard parts.count > 1 else { return blackHole(classifier.read(crops)) }
            DispatchQueue.concurrentPerform(iterations: parts.count) { blackHole(classifier.read(parts[$0])) }
        }
    }

    /// A gradient with a texture; no two seeds look alike.
    private static func pixels(seed: Int) -> [UInt8] {
        (0..<FaceCrop.side * FaceCrop.side).map { place in
            UInt8((place * 7 + place / FaceCrop.side * 13 + seed * 29) % 256)
        }
    }
}
