import Foundation
import Workloads

/// Where figures come from: they mean nothing without it.
struct Machine {
    let processor: String
    let cores: Int
    let commit: String

    /// This machine, and the commit that is checked out; "unknown" where it cannot be found out.
    static func current() -> Machine {
        let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let model = information.split(separator: "\n").first { $0.hasPrefix("model name") }
        return Machine(
            processor: model?.split(separator: ": ").last.map(String.init) ?? "unknown processor",
            cores: ProcessInfo.processInfo.activeProcessorCount, commit: (try? currentCommit()) ?? "unknown")
    }

    private static func currentCommit() throws -> String {
        func git(_ arguments: String...) throws -> String {
            try Subprocess.output(
                URL(filePath: "/usr/bin/env"), ["git", "-C", Repository.path(".")] + arguments)
        }
        let changes = try git("status", "--porcelain", "--", "Package.swift", "Sources", "Lexicons", "Benchmarks")
        return try git("describe", "--always") + (changes.isEmpty ? "" : " and changes")
    }

    var line: String { "\(processor), \(cores) cores, commit \(commit)" }
}
