import Foundation
import Moodstream

// How much memory a server with many listeners takes: each live for a minute with a camera at two observations a second
// and a message every ten seconds, in a session of its own.
let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000

/// The memory that this process holds, in bytes.
func residentBytes() throws -> Int {
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return (Int(fields[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
}

let happy = try EmotionProbabilities([0.05, 0.05, 0.05, 0.6, 0.15, 0.05, 0.05])
let observations = try (0..<120).map { step in
    try EmotionObservation(
        modality: step.isMultiple(of: 20) ? .text : .face, time: Double(step) / 2, probabilities: happy)
}
let before = try residentBytes()
let start = ContinuousClock.now
let start0 = MoodTimeline(estimator: JumpFilter())

var timelines: [MoodTimeline<JumpFilter>] = []
timelines.reserveCapacity(count)
for _ in 0..<count {
    var timeline = start0
    for observation in observations { timeline.add(observation) }
    timelines.append(timeline)
}
let states = try residentBytes()
let updates = Double(count * observations.count) / ((ContinuousClock.now - start) / .seconds(1))
print("state: \((states - before) / count) bytes a listener, \(count) listeners, \(Int(updates)) observations a second")
timelines = []

var sessions: [MoodSession<JumpFilter>] = []
let empty = try residentBytes()
for _ in 0..<count {
    let session = MoodSession()
    for observation in observations { await session.add(observation) }
    sessions.append(session)
}
print("sessions: \((try residentBytes()) >> 20) MB for \(sessions.count) live sessions", empty >> 20)
