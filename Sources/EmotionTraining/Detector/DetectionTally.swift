public import FaceEmotion

/// How many faces were found in some pictures, and how often something else was taken for one.
public struct DetectionTally: Sendable {
    /// Pictures looked at.
    public private(set) var pictures = 0
    /// Faces to be found.
    public private(set) var faces = 0
    /// What was found.
    private(set) var finds: [Find] = []
    private let smallest: Double
    private let overlap: Double

    /// A find, and whether there was a face.
    struct Find: Sendable {
        let score: Double
        let isFace: Bool
    }

    /// Starts to count.
    ///
    /// - Parameters:
    ///   - smallest: Faces less high may be found or not; neither counts.
    ///   - overlap: The intersection over union from which a find is of a face.
    public init(smallest: Double, overlap: Double) {
        self.smallest = smallest
        self.overlap = overlap
    }

    /// Counts what was found in one picture; of several finds of one face, the surest counts and the others are false.
    public mutating func add(_ found: [FaceDetection], truth: [FaceBox]) {
        pictures += 1
        faces += truth.count { $0.height >= smallest }
        var left = truth
        for find in found.sorted(by: { $0.score > $1.score }) {
            let overlaps = left.map { $0.intersectionOverUnion(find.box) }
            let nearest = overlaps.indices.max { overlaps[$0] < overlaps[$1] }
            guard let nearest, overlaps[nearest] >= overlap else {
                finds.append(Find(score: find.score, isFace: false))
                continue
            }
            if left[nearest].height >= smallest { finds.append(Find(score: find.score, isFace: true)) }
            left.remove(at: nearest)
        }
    }

    /// The share of the faces that are found with at least this score.
    public func recall(score: Double) -> Double {
        Double(finds.count { $0.isFace && $0.score >= score }) / Double(max(1, faces))
    }

    /// False finds in a picture with at least this score.
    public func falseFinds(score: Double) -> Double {
        Double(finds.count { !$0.isFace && $0.score >= score }) / Double(max(1, pictures))
    }

    /// The recall at the score that leaves so many false finds in a picture.
    public func recall(falseFinds: Double) -> Double {
        let wrong = finds.filter { !$0.isFace }.map(\.score).sorted(by: >)
        let allowed = Int(falseFinds * Double(pictures))
        return recall(score: wrong.count > allowed ? wrong[allowed].nextUp : 0)
    }
}
