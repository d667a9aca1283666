import Foundation

/// The process that loads both models and answers once with each.
enum FirstAnswers {
    /// Runs it to its end; returns the peak of its memory in kB.
    static func peakKilobytes() throws -> Int {
        let output = try Subprocess.output(URL(filePath: "/proc/self/exe").resolvingSymlinksInPath(), ["first-answers"])
        guard let kilobytes = Int(output) else { throw SpeedError.noPeakMemory }
        return kilobytes
    }
}
