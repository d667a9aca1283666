internal import Foundation

/// The most memory that this process has had at a time so far, in kilobytes; zero where the system does not say.
///
/// `getrusage` would not do: a process begins with the peak of the one that started it.
public func peakKilobytes() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
}
