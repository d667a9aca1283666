/// The figures of a load test.
struct LoadReport: CustomStringConvertible {
    let listeners: Int
    let seconds: Double
    let tally: LoadTally
    let memory: ServerProcess.Memory

    var description: String {
        let sorted = tally.delays.sorted()
        func milliseconds(_ share: Double) -> String {
            guard let last = sorted.indices.last else { return "-" }
            return "\((sorted[Int(share * Double(last))] * 1e4).rounded() / 10) ms"
        }
        let lines = [
            "\(listeners) listeners, \(Int(seconds)) s, \(sorted.count) frames, \(tally.failures.count) failures",
            "frame to mood: p50 \(milliseconds(0.5)), p99 \(milliseconds(0.99)), slowest \(milliseconds(1))",
            "memory of the server: \(memory.early) MB after a quarter, \(memory.late) MB at the end, \(memory.peak) MB at most",
        ]
        return (lines + Set(tally.failures).sorted().prefix(5).map { "failure: \($0)" }).joined(separator: "\n")
    }
}
