import ArgumentParser
import Foundation
import Moodstream

struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Reads one face of moving pictures and prints the mood as it changes.",
        discussion: """
            Takes JPEGs one after the other, as cameras and ffmpeg give them. Frames that cannot be decoded are left out \
            and counted. In a terminal the newest mood takes the place of the one before; a pipe or file gets a line for each.

            Examples:
              ffmpeg -i clip.mp4 -f mjpeg - | moodstream watch --rate 25
              ffmpeg -f v4l2 -i /dev/video0 -f mjpeg - | moodstream watch
            """)

    @Option(help: ArgumentHelp("Motion JPEG, a file or - for standard input.", valueName: "file"))
    var input = "-"

    @Option(help: ArgumentHelp("Print a mood at every multiple of so many seconds.", valueName: "seconds"))
    var every = 1.0

    @Option(
        help: ArgumentHelp(
            "Frames in a second of a recording, all of which are read. Without it, frames are timed as they come, and what comes faster than it can be read is left out.",
            valueName: "frames"))
    var rate: Double?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if !(0.001...1e6).contains(every) { throw ValidationError("--every takes 0.001 to 1e6 seconds") }
        if let rate, !(0.001...1e4).contains(rate) { throw ValidationError("--rate takes 0.001 to 1e4 frames") }
    }

    func run() async throws {
        let pieces = try FilePieces(path: input)
        var broken = 0
        try await output.print { output in
            let isLive = output.format == .text && output.isTerminal
            let style = TerminalStyle(on: output)
            if isLive { try output.write(text: style.legend) }
            var watcher = try Watcher(every: every, display: isLive ? LiveDisplay(style: style) : nil)
            defer { broken = watcher.counts.broken }
            if let rate {
                var index = 0.0
                for await frame in MotionJPEGFrames(pieces) {
                    try watcher.take(frame, at: index / rate, printingTo: &output)
                    index += 1
                }
            } else {
                for await (frame, time) in newestFrames(of: pieces) {
                    try watcher.take(frame, at: time, printingTo: &output)
                }
            }
            try watcher.finish(printingTo: &output)
        }
        if broken > 0 { printNote("left out \(broken) frames that cannot be decoded") }
    }

    /// Frames with the seconds since the first moment; only the newest waits to be read.
    private func newestFrames(of pieces: FilePieces) -> AsyncStream<(frame: [UInt8], time: Double)> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { stream in
            let reading = Task {
                let clock = ContinuousClock()
                let start = clock.now
                for await frame in MotionJPEGFrames(pieces) { stream.yield((frame, (clock.now - start) / .seconds(1))) }
                stream.finish()
            }
            stream.onTermination = { _ in reading.cancel() }
        }
    }
}
