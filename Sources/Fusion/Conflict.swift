/// How much votes of different weight disagree: the Jensen-Shannon divergence in bits.
///
///     JS = H(Σ w v) - Σ w H(v)        with weights w that sum to 1
///
/// It is 0 when all agree and 1 when two certain votes of the same weight do not.
///
/// Reference: J. Lin, "Divergence measures based on the Shannon entropy", IEEE Transactions on Information Theory 37,
/// 1991, section 4.
func jensenShannonDivergence(_ votes: some Collection<(vote: SIMD8<Double>, weight: Double)>) -> Double {
    let total = votes.reduce(0) { $0 + $1.weight }
    guard votes.count > 1, total > 0 else { return 0 }
    let mixture = votes.reduce(SIMD8.zero) { $0 + $1.weight / total * $1.vote }
    let within = votes.reduce(0) { $0 + $1.weight / total * $1.vote.entropy }
    return max(0, (mixture.entropy - within) / Math.ln2)
}
