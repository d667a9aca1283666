/// Rows of a catalog from the nearest on, put in order only as far as they are asked for.
///
/// Making it is linear in the number of rows, each row taken costs the logarithm.
struct RankedQueue: Sequence, IteratorProtocol {
    private var heap: BinaryHeap<Int32>

    /// Ranks rows by their distances; equal ones by their ids.
    init(_ distances: [Double], ids: StringColumn) {
        heap = BinaryHeap(distances.indices.map(Int32.init)) { left, right in
            let (left, right) = (Int(left), Int(right))
            return distances[left] == distances[right]
                ? ids.precedes(left, right) : distances[left] < distances[right]
        }
    }

    /// The nearest row that was not taken yet.
    mutating func next() -> Int? { heap.popFirst().map(Int.init) }
}
