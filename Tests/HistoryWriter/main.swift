import MoodHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// Appends moods of a listener, one a transaction, and prints the time of each once it is acknowledged, until killed.
let (path, listener) = (CommandLine.arguments[1], CommandLine.arguments[2])
let journal = try MoodJournal(path: path)
let first = try journal.moods(of: listener).count
var line: [UInt8] = []
for time in first... {
    try journal.append([Mood(time: Double(time), probabilities: .uniform)], of: listener)
    line = Array("\(time)\n".utf8)
    guard write(STDOUT_FILENO, line, line.count) == line.count else { break }
}
