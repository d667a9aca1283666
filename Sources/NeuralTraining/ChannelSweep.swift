/// Walks over rows of channels in stretches of whole rows, long enough that the loops over them vectorize.
///
/// What belongs to a channel is repeated over a stretch, so that one index serves values and channels.
struct ChannelSweep {
    /// One value for each channel.
    typealias Column = (_ channel: Int) -> Float

    let channels: Int
    let rows: Int
    /// Values in a stretch.
    let stretch: Int

    init(over shape: [Int]) {
        channels = shape.last ?? 1
        rows = shape.dropLast().reduce(1, *)
        stretch = channels * max(1, 256 / channels)
    }

    /// Visits every stretch.
    ///
    /// - Parameters:
    ///   - columns: What `body` needs to know of each channel.
    ///   - body: Gets where the stretch lies and the columns, each repeated over a stretch, one after the other.
    func forEachStretch(
        with columns: [Column], _ body: (_ stretch: Range<Int>, _ columns: UnsafePointer<Float>) -> Void
    ) {
        let table = columns.flatMap { column in
            let once = (0..<channels).map(column)
            return (0..<stretch).map { once[$0 % channels] }
        }
        table.withUnsafeBufferPointer { table in
            guard let columns = table.baseAddress else { return }
            for start in stride(from: 0, to: rows * channels, by: stretch) {
                body(start..<min(start + stretch, rows * channels), columns)
            }
        }
    }

    /// Adds up two quantities for each channel: a few dozen values in float32, what they make in float64.
    ///
    /// - Parameter add: As in ``forEachStretch(with:_:)``; adds the stretch to two sums of its length.
    func sums(
        with columns: [Column],
        _ add: (
            _ stretch: Range<Int>, _ columns: UnsafePointer<Float>, _ first: UnsafeMutablePointer<Float>,
            _ second: UnsafeMutablePointer<Float>
        ) -> Void
    ) -> (first: [Double], second: [Double]) {
        var (first, second) = ([Double](repeating: 0, count: channels), [Double](repeating: 0, count: channels))
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 2 * stretch) { partial in
            guard let sums = partial.baseAddress else { return }
            func flush() {
                for index in 0..<stretch {
                    first[index % channels] += Double(sums[index])
                    second[index % channels] += Double(sums[stretch + index])
                }
                partial.update(repeating: 0)
            }
            partial.initialize(repeating: 0)
            forEachStretch(with: columns) { place, columns in
                add(place, columns, sums, sums + stretch)
                if (place.lowerBound / stretch + 1) % Self.stretchesTogether == 0 { flush() }
            }
            flush()
        }
        return (first, second)
    }

    private static let stretchesTogether = 64
}
