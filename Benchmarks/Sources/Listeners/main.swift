import Foundation
import Moodstream

// What a server with many listeners takes of memory: each live for a minute, with a camera at two observations a second
// and a message every ten seconds, and a window of 30 seconds.
//
//     Listeners timelines 100000    the values alone
//     Listeners sessions 100000     an actor each, with a mood that waits for its reader
//
// And how long a session takes to end when its task is cancelled at a random moment, with four sources, a reader and a beat:
//
//     Listeners cancellations 1000
let arguments = Array(CommandLine.arguments.dropFirst())
let kind = arguments.first ?? "timelines"
let count = max(1, arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000)

if kind == "cancellations" {
    var delays: [Duration] = []
    for _ in 0..<count { delays.append(try await cancellation()) }
    delays.sort()
    print("\(count) cancellations: median \(delays[count / 2]), 99th percentile \(delays[count * 99 / 100])")
    exit(0)
}

/// How long a session takes from its cancellation to the end of its sources, its moods and its beat.
func cancellation() async throws -> Duration {
    let session = MoodSession()
    let buffers = (0..<4).map { _ in ObservationBuffer(.newest(4)) }
    let start = ContinuousClock.now
    let work = Task {
        async let moods: Void = { for await _ in session.moods {} }()
        async let beats: Void = {
            for await _ in session.moods(every: .milliseconds(2), on: .continuous, since: start) {}
        }()
        try await session.run(buffers[0], buffers[1], buffers[2], buffers[3])
        _ = await (moods, beats)
    }
    for push in 0..<Int.random(in: 0...200) {
        buffers[push % 4].push(
            try EmotionObservation(modality: .face, time: Double(push) / 100, probabilities: .uniform))
        await Task.yield()
    }
    let cancelled = ContinuousClock.now
    work.cancel()
    try await work.value
    return cancelled.duration(to: .now)
}

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
