import Foundation
import Moodstream

let crop = try FaceCrop(pixels: (0..<FaceCrop.side * FaceCrop.side).map { UInt8($0 * 7 % 256) })
let message = "can't believe we made it, so proud of all of you today 😊"

// A process of its own for the cold start: both models, one answer each.
if CommandLine.arguments.dropFirst().first == "first-answers" {
    print(
        try FaceEmotionClassifier().classify(crop).mostLikely, try TextEmotionClassifier().classify(message).mostLikely)
    exit(0)
}

let face = try FaceEmotionClassifier()
let text = try TextEmotionClassifier()
let strategy = ValenceArousalNearest(in: .starter)
let mood = Mood(time: 0, probabilities: text.classify(message))
var timeline = MoodTimeline(estimator: JumpFilter())
var seconds = 0.0

try Case(name: "face", runs: 200) { _ = face.classify(crop) }.report()
try Case(name: "text", runs: 200) { _ = text.classify(message) }.report()
try Case(name: "fusion", runs: 20_000) {
    seconds += 1
    timeline.add(try EmotionObservation(modality: .text, time: seconds, probabilities: mood.probabilities))
}.report()
try Case(name: "recommendation", runs: 200) { _ = strategy.playlist(for: mood, length: 10) }.report()
try Case(name: "cold start", runs: 10) {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0])
    process.arguments = ["first-answers"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
}.report()
