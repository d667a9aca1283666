import ArgumentParser
import FaceEmotion
import Foundation
import TextEmotion
import Workloads

/// A whole life: both models, one answer each.
struct FirstAnswersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "first-answers",
        abstract: "Loads both models, reads one face and one message, and prints the peak of memory in kB.")

    func run() throws {
        let crop = try FaceCrop(pixels: Array(repeating: 128, count: FaceCrop.side * FaceCrop.side))
        blackHole(try FaceEmotionClassifier().classify(crop))
        blackHole(try TextEmotionClassifier().classify("can't believe we made it 😊"))
        print(try Self.peakMemory())
    }

    /// The largest resident size of this process so far, as Linux tells it, in kB.
    private static func peakMemory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        guard let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }) else {
            throw SpeedError.noPeakMemory
        }
        return kilobytes
    }
}
