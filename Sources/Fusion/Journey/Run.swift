/// Neighboring moods in which one emotion leads.
struct Run {
    let emotion: Emotion
    private(set) var indices: Range<Int>

    /// The runs of some moods; one that lasts less than `shortest` seconds joins the one before it.
    static func all(in moods: [Mood], shortest: Double) -> [Run] {
        let plain = moods.indices.reduce(into: [Run]()) { runs, index in
            runs.extend(with: Run(emotion: moods[index].probabilities.mostLikely, indices: index..<index + 1))
        }
        return plain.reduce(into: [Run]()) { runs, run in
            let end = run.indices.upperBound
            // The last run may only have begun.
            let isOver = end < moods.count
            let isFlicker = isOver && moods[end].time - moods[run.indices.lowerBound].time < shortest
            if isFlicker, let last = runs.last {
                runs.extend(with: Run(emotion: last.emotion, indices: run.indices))
            } else {
                runs.extend(with: run)
            }
        }
    }

    fileprivate mutating func grow(to end: Int) { indices = indices.lowerBound..<end }
}

extension [Run] {
    /// Adds a run, or lengthens the last if the emotion is the same.
    fileprivate mutating func extend(with run: Run) {
        guard let last, last.emotion == run.emotion else { return append(run) }
        self[count - 1].grow(to: run.indices.upperBound)
    }
}
