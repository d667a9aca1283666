/// A cascade over the sums of one picture, ready to test any window of it.
struct PlacedCascade<Test: PlacedTest> {
    private struct Node {
        let test: Test
        let left: Int32
        let right: Int32
    }

    private let nodes: [Node]
    private let trees: [(firstNode: Int, firstLeaf: Int)]
    private let stages: [(threshold: Double, end: Int)]
    private let leaves: [Double]
    private let sums: IntegralImage
    private let contrast: ContrastMeter?

    init<Source: WindowTest>(_ cascade: Cascade<Source>, over sums: IntegralImage) where Source.Placed == Test {
        nodes = cascade.nodes.map {
            Node(test: $0.test.placed(in: sums), left: Int32($0.left), right: Int32($0.right))
        }
        trees = cascade.trees.map { ($0.firstNode, $0.firstLeaf) }
        stages = cascade.stages.map { ($0.threshold, $0.trees.upperBound) }
        leaves = cascade.leaves
        self.sums = sums
        contrast = Test.needsContrast ? ContrastMeter(cascade.window, over: sums) : nil
    }

    /// Slides the window and reports the places that pass every stage.
    ///
    /// Where the very first stage says no, the next place is skipped too, as in OpenCV.
    func scan(width: Int, height: Int, step: Int, found: (_ x: Int, _ y: Int) -> Void) {
        for y in Swift.stride(from: 0, through: height, by: step) {
            var x = 0
            while x <= width {
                let passed = stagesPassed(at: y * sums.stride + x)
                if passed == stages.count { found(x, y) }
                x += passed == 0 ? 2 * step : step
            }
        }
    }

    /// How many stages a window passes before it fails one; nil if it has no contrast.
    private func stagesPassed(at origin: Int) -> Int? {
        var factor: Float = 1
        if let contrast {
            guard let measured = contrast.factor(at: origin) else { return nil }
            factor = measured
        }
        let nodes = nodes.span
        let trees = trees.span
        let stages = stages.span
        let leaves = leaves.span
        let sums = sums.sums.span
        var tree = 0
        for stage in 0..<stages.count {
            let (threshold, end) = unsafe stages[unchecked: stage]
            var total = 0.0
            while tree < end {
                let (firstNode, firstLeaf) = unsafe trees[unchecked: tree]
                var next = 0
                repeat {
                    let node = unsafe nodes[unchecked: firstNode &+ next]
                    next = Int(node.test.leadsLeft(sums, at: origin, contrast: factor) ? node.left : node.right)
                } while next > 0
                total += unsafe leaves[unchecked: firstLeaf &- next]
                tree += 1
            }
            if total < threshold { return stage }
        }
        return stages.count
    }
}

/// Measures windows so that sums over them can be brought to equal contrast.
private struct ContrastMeter {
    private let corners: Corners
    private let area: Double
    private let sums: [Int32]
    private let squares: [UInt32]

    /// A meter for windows of one size; as in OpenCV their outermost pixels do not count.
    init(_ window: WindowSize, over sums: IntegralImage) {
        corners = sums.corners(x: 1, y: 1, width: window.width - 2, height: window.height - 2)
        area = Double((window.width - 2) * (window.height - 2))
        self.sums = sums.sums
        squares = sums.squares
    }

    /// One over the standard deviation times the area; nil if the window is nearly flat.
    @inline(__always)
    func factor(at origin: Int) -> Float? {
        let sum = Double(corners.sum(sums.span, at: origin))
        let variance = area * Double(corners.sum(squares.span, at: origin)) - sum * sum
        guard variance > 0 else { return nil }
        let factor = Float(1 / variance.squareRoot())
        return area * Double(factor) < 0.1 ? factor : nil
    }
}
