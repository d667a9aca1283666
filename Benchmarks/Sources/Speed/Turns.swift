import Foundation

/// The conversation with whoever alternates us with a rival: a number of runs in, the nanoseconds that they took out.
enum Turns {
    /// Answers every line until standard input ends.
    static func take(_ time: (_ runs: Int) throws -> Duration) throws {
        while let runs = next() { report(try time(runs)) }
    }

    /// The number of runs that the next turn asks for, nothing at the end of standard input.
    static func next() -> Int? { readLine().flatMap { Int($0) } }

    /// Answers a turn.
    static func report(_ time: Duration) {
        FileHandle.standardOutput.write(Data("\(Int(time / .nanoseconds(1)))\n".utf8))
    }
}
