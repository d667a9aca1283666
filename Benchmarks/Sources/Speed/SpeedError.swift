/// What can keep a benchmark from being run.
enum SpeedError: Error, CustomStringConvertible {
    /// A program that was started ended badly.
    case programFailed(name: String, status: Int32)
    /// The system does not say how much memory a process has had.
    case noPeakMemory

    /// A sentence for a log.
    var description: String {
        switch self {
        case .programFailed(let name, let status): "'\(name)' ended with exit code \(status)"
        case .noPeakMemory: "/proc/self/status has no number for VmHWM"
        }
    }
}
