/// What became of an observation.
public enum Admission: Sendable {
    /// It is part of the mood.
    case accepted
    /// One with the same id came before, and it was ignored.
    case repeated
    /// It is older than the window, and it was dropped.
    case tooLate
}

/// How many observations were accepted and how many were not.
public struct ObservationCounts: Hashable, Codable, Sendable {
    /// Those that are part of the mood.
    public private(set) var accepted = 0
    /// Those whose id was known.
    public private(set) var repeated = 0
    /// Those that were older than the window.
    public private(set) var tooLate = 0
    /// Those that were over an hour ahead of the ones before and after, and were taken back.
    public private(set) var astray = 0

    mutating func count(_ admission: Admission) {
        switch admission {
        case .accepted: accepted += 1
        case .repeated: repeated += 1
        case .tooLate: tooLate += 1
        }
    }

    /// Whether these are numbers that can have been counted.
    var areValid: Bool { [accepted, repeated, tooLate, astray].allSatisfy { (0...1 << 53).contains($0) } }

    /// The last to be accepted was astray.
    mutating func takeBack() {
        accepted -= 1
        astray += 1
    }
}
