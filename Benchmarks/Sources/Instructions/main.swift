import Foundation
import Workloads

// Runs one hot case some times and prints how many units that were; `Benchmarks/check-instructions` counts what happens
// inside `countedRuns`.

let cases: [String: () throws -> Workload] = [
    "face": { try .face(batch: 1) },
    "text": { try .typicalText(count: 20, atOnce: false) },
    "tokens": { try .tokens(count: 20) },
    "lstm": { try .lstm(batch: 1, steps: 32) },
    "filter": { try .filter(observations: 1000) },
]

/// What is counted.
@inline(never)
func countedRuns(of workload: Workload, _ runs: Int) throws {
    for _ in 0..<runs { try workload.run() }
}

let arguments = CommandLine.arguments
guard arguments.count == 3, let make = cases[arguments[1]], let runs = Int(arguments[2]), runs > 0 else {
    FileHandle.standardError.write(
        Data("usage: Instructions \(cases.keys.sorted().joined(separator: "|")) RUNS\n".utf8))
    exit(64)
}
let workload = try make()
// The first run sets up what the others find.
try workload.run()
try countedRuns(of: workload, runs)
print(runs * workload.units)
