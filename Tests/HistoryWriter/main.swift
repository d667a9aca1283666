import MoodHistory

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// Appends moods of a listener, one a transaction, and prints the time of each once it is acknowledged, until killed. With
// a third argument no file may grow beyond so many bytes, and the writer stops at the first mood that is refused.
let (path, listener) = (CommandLine.arguments[1], CommandLine.arguments[2])
let journal = try MoodJournal(path: path)
if let bytes = CommandLine.arguments.dropFirst(3).first.flatMap({ rlim_t($0) }) {
    var limit = rlimit(rlim_cur: bytes, rlim_max: bytes)
    // glibc numbers the resources with an enumeration, others with plain integers.
    #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
    #else
        setrlimit(RLIMIT_FSIZE, &limit)
    #endif
    signal(SIGXFSZ, SIG_IGN)
}
let first = try journal.moods(of: listener).count
for time in first... {
    do {
        try journal.append([Mood(time: Double(time), probabilities: .uniform)], of: listener)
    } catch {
        exit(3)
    }
    let line = Array("\(time)\n".utf8)
    guard write(STDOUT_FILENO, line, line.count) == line.count else { break }
}
