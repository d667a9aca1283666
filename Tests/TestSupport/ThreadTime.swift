#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The seconds of processor time that this thread spends on something; other work on the machine does not count.
public func threadSeconds(_ body: () throws -> Void) rethrows -> Double {
    let start = threadClock()
    try body()
    return threadClock() - start
}

private func threadClock() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
