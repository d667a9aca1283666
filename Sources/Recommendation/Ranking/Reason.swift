/// What can speak for or against a track; the parts of its score.
enum Reason: Int, CaseIterable {
    /// It fits the mood, or the point of the way where it is to play.
    case mood
    /// Its words speak of the mood; negative if they speak of another.
    case lyrics
    /// It is like what the listener likes.
    case taste
    /// It sounds like a track that the listener started from.
    case similarity
    /// People put it into lists together with what the listener started from.
    case company
    /// Little is known of how the listener likes such tracks, and it would tell.
    case curiosity
    /// Chance, so that lists are not the same every day.
    case exploration
    /// It is unlike the rest of the list; negative if it is like it.
    case variety
    /// It follows smoothly from the track before.
    case flow

    /// The name, as it stands in the tool's output.
    var name: String { String(describing: self) }
}

/// A row on its way into a playlist, with the parts of its score.
struct Candidate {
    let row: Int
    /// What it would score in no mood in particular.
    var usual: Float = 0
    private var parts = SIMD16<Float>.zero

    init(_ row: Int) { self.row = row }

    init(_ row: Int, _ reason: Reason, _ value: Float) {
        self.init(row)
        self[reason] = value
    }

    subscript(_ reason: Reason) -> Float {
        get { parts[reason.rawValue] }
        set { parts[reason.rawValue] = newValue }
    }

    var score: Float { parts.sum() }

    /// The parts that are not zero; they sum to the score.
    var why: [Playlist.Contribution] {
        Reason.allCases.filter { self[$0] != 0 || $0 == .mood }.map { Playlist.Contribution($0.name, Double(self[$0])) }
    }
}
