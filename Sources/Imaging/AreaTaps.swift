/// Which source pixels make each pixel of a resampled line, and how much each counts.
struct AreaTaps {
    /// The source pixels that any new pixel touches.
    let used: Range<Int>
    private let starts: [Int]
    private let offsets: [Int]
    private let weights: [Float]

    /// Spreads `count` new pixels over the stretch `start..<start + length` of a line of `size` pixels.
    init(from start: Double, length: Double, over size: Int, into count: Int) {
        let step = length / Double(count)
        let reach = max(step, 1) / 2
        var starts: [Int] = []
        var offsets = [0]
        var weights: [Float] = []
        for index in 0..<count {
            let center = start + (Double(index) + 0.5) * step
            let cover = Self.cover(from: center - reach, to: center + reach, of: size)
            starts.append(cover.start)
            weights += cover.weights
            offsets.append(weights.count)
        }
        let last = starts.indices.map { starts[$0] + offsets[$0 + 1] - offsets[$0] }.max() ?? size
        self.used = (starts.min() ?? 0)..<last
        self.starts = starts
        self.offsets = offsets
        self.weights = weights
    }

    /// The source pixels of one new pixel with their weights, which sum to 1.
    func taps(at index: Int) -> some Sequence<(Int, Float)> {
        zip(starts[index]..., weights[offsets[index]..<offsets[index + 1]])
    }

    /// The weighted mean of a line that begins at the first used pixel, as a byte.
    func mean(of line: [Float], at index: Int) -> UInt8 {
        let shift = starts[index] - used.lowerBound - offsets[index]
        var sum: Float = 0
        for tap in offsets[index]..<offsets[index + 1] { sum += weights[tap] * line[tap + shift] }
        return UInt8(min(255, sum + 0.5))
    }

    /// How much of `low...high` falls on each pixel; what falls beyond an end counts for the outermost pixel.
    private static func cover(from low: Double, to high: Double, of size: Int) -> (start: Int, weights: [Float]) {
        let first = min(size - 1, Int(max(0, low)))
        let last = min(size - 1, max(first, Int(max(0, high.nextDown))))
        let weights = (first...last).map { pixel in
            let from = pixel == first ? low : Double(pixel)
            let to = pixel == last ? high : Double(pixel + 1)
            return Float((to - from) / (high - low))
        }
        return (first, weights)
    }
}
