/// Points in a few dimensions, put into boxes of neighbors, so that the best of a million are found without a scan.
///
/// A k-d tree of which only the leaves are kept: the points are halved at the median of their widest dimension until at most
/// ``leafSize`` are left together. A search looks into boxes in the order of what the best point inside could be worth,
/// and stops when no other box can hold anything better. What it finds is exact.
///
/// Reference: J. H. Friedman, J. L. Bentley and R. A. Finkel, "An algorithm for finding best matches in logarithmic expected
/// time", ACM Transactions on Mathematical Software 3, 1977.
struct BoxIndex<Point: SIMD>: Sendable where Point: Sendable, Point.Scalar == Float {
    /// The corners of a box.
    struct Box: Sendable {
        fileprivate(set) var low: Point
        fileprivate(set) var high: Point
        fileprivate let range: Range<Int>
    }

    /// A row and its score.
    struct Match: Sendable {
        let row: Int
        let score: Float
    }

    private var boxes: [Box] = []
    /// In the order of the boxes.
    private var points: [Point]
    private var rows: [Int32]

    private static var leafSize: Int { 128 }

    /// Puts the point of each row into its box.
    init(_ points: [Point]) {
        self.points = points
        rows = points.indices.map { Int32($0) }
        var waiting = points.isEmpty ? [] : [points.indices]
        while let range = waiting.popLast() {
            let box = Self.box(around: self.points, range)
            if range.count <= Self.leafSize || box.low == box.high {
                boxes.append(box)
            } else {
                let middle = range.lowerBound + range.count / 2
                partition(range, at: middle, by: Self.widest(box))
                waiting += [middle..<range.upperBound, range.lowerBound..<middle]
            }
        }
    }

    /// The rows with the best scores, best first; equal scores in the order that `precedes` puts rows in.
    ///
    /// - Parameters:
    ///   - bound: At least the score of any point in a box.
    ///   - admits: Whether a row may be found at all; asked only of those that are good enough.
    func best(
        _ count: Int, bound: (Box) -> Float, score: (Point) -> Float, admits: (Int) -> Bool,
        precedes: @escaping (Int, Int) -> Bool
    ) -> [Match] {
        guard count > 0 else { return [] }
        var order = BinaryHeap(boxes.indices.map { (box: $0, bound: bound(boxes[$0])) }) { $0.bound > $1.bound }
        func isBetter(_ left: Match, _ right: Match) -> Bool {
            left.score == right.score ? precedes(left.row, right.row) : left.score > right.score
        }
        // The worst of those kept is on top.
        var kept = BinaryHeap<Match>([]) { isBetter($1, $0) }
        while let next = order.popFirst() {
            if kept.count == count, let worst = kept.first, next.bound < worst.score { break }
            for position in boxes[next.box].range {
                let match = Match(row: Int(rows[position]), score: score(points[position]))
                if kept.count == count, let worst = kept.first {
                    guard match.score >= worst.score, isBetter(match, worst), admits(match.row) else { continue }
                    kept.replaceFirst(match)
                } else if admits(match.row) {
                    kept.insert(match)
                }
            }
        }
        return kept.sorted(by: isBetter)
    }

    private static func box(around points: [Point], _ range: Range<Int>) -> Box {
        var box = Box(low: points[range.lowerBound], high: points[range.lowerBound], range: range)
        for position in range {
            box.low = pointwiseMin(box.low, points[position])
            box.high = pointwiseMax(box.high, points[position])
        }
        return box
    }

    private static func widest(_ box: Box) -> Int {
        let width = box.high - box.low
        return width.indices.reduce(0) { width[$1] > width[$0] ? $1 : $0 }
    }

    /// Moves the points of a range so that those before `middle` are at most as large along a dimension as those after.
    private mutating func partition(_ range: Range<Int>, at middle: Int, by dimension: Int) {
        var (low, high) = (range.lowerBound, range.upperBound - 1)
        while low < high {
            let pivot = points[low + (high - low) / 2][dimension]
            var (left, right) = (low, high)
            while left <= right {
                while points[left][dimension] < pivot { left += 1 }
                while points[right][dimension] > pivot { right -= 1 }
                guard left <= right else { break }
                points.swapAt(left, right)
                rows.swapAt(left, right)
                left += 1
                right -= 1
            }
            if middle <= right { high = right } else if middle >= left { low = left } else { return }
        }
    }
}
