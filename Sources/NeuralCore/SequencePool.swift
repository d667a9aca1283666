/// One sequence of several that lie step after step, summed up over its steps.
package struct SequencePool {
    private let sequences: PackedSequences
    private let row: Int
    private let steps: Int

    /// The sequence at `row` in the order of `sequences`, with so many steps.
    package init(_ sequences: PackedSequences, row: Int, steps: Int) {
        self.sequences = sequences
        self.row = row
        self.steps = steps
    }

    /// Replaces the first value of each place by its softmax over the steps.
    package func softmax(_ scores: UnsafeMutablePointer<Float>, stride: Int) {
        var (largest, sum) = (-Float.infinity, Float.zero)
        for step in 0..<steps { largest = max(largest, scores[sequences.place(row: row, step: step) * stride]) }
        for step in 0..<steps {
            let place = sequences.place(row: row, step: step) * stride
            scores[place] = Elementary.exp(scores[place] - largest)
            sum += scores[place]
        }
        for step in 0..<steps { scores[sequences.place(row: row, step: step) * stride] /= sum }
    }

    /// Writes the largest value of each feature and moves `target` behind them.
    package func maximum(
        of values: UnsafePointer<Float>, width: Int, stride: Int, into target: inout UnsafeMutablePointer<Float>
    ) {
        target.update(from: values + sequences.place(row: row, step: 0) * stride, count: width)
        for step in 1..<max(1, steps) {
            let source = values + sequences.place(row: row, step: step) * stride
            for feature in 0..<width {
                target[feature] = source[feature] > target[feature] ? source[feature] : target[feature]
            }
        }
        target += width
    }

    /// Writes the sum of each feature, each step times its weight, and moves `target` behind them.
    package func sum(
        of values: UnsafePointer<Float>, width: Int, stride: Int, weights: UnsafePointer<Float>, weightStride: Int,
        into target: inout UnsafeMutablePointer<Float>
    ) {
        target.update(repeating: 0, count: width)
        for step in 0..<steps {
            let place = sequences.place(row: row, step: step)
            let (source, weight) = (values + place * stride, weights[place * weightStride])
            for feature in 0..<width { target[feature] += weight * source[feature] }
        }
        target += width
    }
}
