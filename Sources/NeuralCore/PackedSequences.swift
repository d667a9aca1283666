/// Sequences of different lengths without padding: step after step, and in each step those that are not over yet.
///
/// The longest comes first, so the sequences of a step are always the first ones of the step before.
package struct PackedSequences: Sendable {
    /// The sequences from the longest to the shortest; equal ones keep their order.
    package let order: [Int]
    /// Where each step starts, counted in places; one more than there are steps.
    package let offsets: [Int]

    /// Lays out sequences of the given lengths.
    ///
    /// - Precondition: Every length is positive.
    package init(lengths: [Int]) {
        precondition(lengths.allSatisfy { $0 > 0 }, "a sequence without steps in \(lengths)")
        order = lengths.indices.sorted { (lengths[$1], $0) < (lengths[$0], $1) }
        var offsets = [0]
        offsets.reserveCapacity((lengths.max() ?? 0) + 1)
        var active = order.count
        while active > 0 {
            offsets.append(offsets[offsets.count - 1] + active)
            let steps = offsets.count - 1
            while active > 0, lengths[order[active - 1]] <= steps { active -= 1 }
        }
        self.offsets = offsets
    }

    /// The number of steps of the longest sequence.
    package var steps: Int { offsets.count - 1 }
    /// The number of places: of all steps of all sequences.
    package var places: Int { offsets[steps] }

    /// Where the given step of the sequence at `row` in ``order`` lies.
    package func place(row: Int, step: Int) -> Int { offsets[step] + row }

    /// Visits every place with its step and its sequence.
    func forEach(_ body: (_ place: Int, _ step: Int, _ sequence: Int) -> Void) {
        for step in 0..<steps {
            for place in offsets[step]..<offsets[step + 1] { body(place, step, order[place - offsets[step]]) }
        }
    }
}
