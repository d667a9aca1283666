/// Takes candidates one by one, each time the one with the best score less its likeness to those taken already.
///
///     marginal(c) = score(c) - weight * max over taken t of similarity(c, t)
///
/// Reference: J. Carbonell and J. Goldstein, "The use of MMR, diversity-based reranking for reordering documents and
/// producing summaries", SIGIR 1998.
struct MarginalRelevance {
    private var candidates: [Candidate]
    private let points: [SIMD8<Float>]
    private let weight: Float
    private var isOpen: [Bool]

    init(_ candidates: [Candidate], points: [SIMD8<Float>], weight: Double, after taken: [SIMD8<Float>]) {
        self.candidates = candidates
        self.points = points
        self.weight = Float(weight)
        isOpen = [Bool](repeating: true, count: candidates.count)
        for point in taken { lower(by: point) }
    }

    /// The best candidate that is still open, closed from now on.
    mutating func next() -> (candidate: Candidate, point: SIMD8<Float>)? {
        var best: Int?
        for index in candidates.indices where isOpen[index] {
            if let current = best, candidates[index].score <= candidates[current].score { continue }
            best = index
        }
        guard let best else { return nil }
        isOpen[best] = false
        return (candidates[best], points[best])
    }

    /// Lowers the candidates that are like a track that was taken.
    mutating func lower(by point: SIMD8<Float>) {
        guard weight > 0 else { return }
        for index in candidates.indices where isOpen[index] {
            let loss = -weight * SoundSpace.similarity(points[index], point)
            candidates[index][.variety] = min(candidates[index][.variety], loss)
        }
    }
}
