/// Rows of a catalog from the nearest on, put in order only as far as they are asked for.
///
/// A binary heap: making it is linear in the number of rows, each row taken costs the logarithm.
struct RankedQueue: Sequence, IteratorProtocol {
    private let distances: [Double]
    private let ids: StringColumn
    private var heap: [Int32]

    /// Ranks rows by their distances; equal ones by their ids.
    init(_ distances: [Double], ids: StringColumn) {
        self.distances = distances
        self.ids = ids
        heap = distances.indices.map(Int32.init)
        for parent in stride(from: heap.count / 2 - 1, through: 0, by: -1) { siftDown(from: parent) }
    }

    /// The nearest row that was not taken yet.
    mutating func next() -> Int? {
        guard let nearest = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            siftDown(from: 0)
        }
        return Int(nearest)
    }

    private mutating func siftDown(from start: Int) {
        var parent = start
        while true {
            var nearest = parent
            for child in [2 * parent + 1, 2 * parent + 2]
            where child < heap.count && precedes(heap[child], heap[nearest]) {
                nearest = child
            }
            guard nearest != parent else { return }
            heap.swapAt(parent, nearest)
            parent = nearest
        }
    }

    private func precedes(_ left: Int32, _ right: Int32) -> Bool {
        let (left, right) = (Int(left), Int(right))
        return distances[left] == distances[right] ? ids.precedes(left, right) : distances[left] < distances[right]
    }
}
