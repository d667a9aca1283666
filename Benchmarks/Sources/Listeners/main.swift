import Foundation
import Moodstream

// What a server with many listeners takes of memory: each live for a minute, with a camera at two observations a second
// and a message every ten seconds, and a window of 30 seconds.
//
//     Listeners timelines 100000    the values alone
//     Listeners sessions 100000     an actor each, with a mood that waits for its reader
let arguments = Array(CommandLine.arguments.dropFirst())
let kind = arguments.first ?? "timelines"
let count = arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000

/// The memory that this process holds, in bytes.
func residentBytes() throws -> Int {
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
}

let happy = try EmotionProbabilities([0.05, 0.05, 0.05, 0.6, 0.15, 0.05, 0.05])
let observations = try (0..<120).map { step in
    try EmotionObservation(
        modality: step.isMultiple(of: 20) ? .text : .face, time: Double(step) / 2, probabilities: happy)
}
let timeline = MoodTimeline(estimator: JumpFilter())
var timelines: [MoodTimeline<JumpFilter>] = []
var sessions: [MoodSession<JumpFilter>] = []
let before = try residentBytes()
for _ in 0..<count {
    if kind == "sessions" {
        let session = MoodSession(timeline: timeline)
        for observation in observations { await session.add(observation) }
        sessions.append(session)
    } else {
        var timeline = timeline
        for observation in observations { timeline.add(observation) }
        timelines.append(timeline)
    }
}
let bytes = try residentBytes()
print(
    "\(count) \(kind): \(bytes >> 20) MB in the process, \((bytes - before) / count) bytes each,",
    "of them \(MemoryLayout<MoodTimeline<JumpFilter>>.size) in the value itself")
