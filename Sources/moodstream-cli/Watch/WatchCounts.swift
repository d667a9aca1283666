/// What became of the frames so far.
struct WatchCounts: Hashable {
    /// Frames that came.
    var frames = 0
    /// Of these, frames in which a face was read.
    var faces = 0
    /// Frames that could not be decoded.
    var broken = 0

    /// A line for people.
    var text: String { "\(frames) frames, \(faces) with a face, \(broken) broken" }
}
