/// A boosted cascade: stages of small trees that test windows of a picture; each stage rejects what is no face.
///
/// Everything is checked when a cascade is read, so that scanning needs no checks: a child comes after its parent, and
/// every leaf and feature that is named exists and lies inside the window.
///
/// Reference: P. Viola and M. Jones, "Rapid object detection using a boosted cascade of simple features", CVPR 2001.
struct Cascade<Test: WindowTest>: Sendable {
    /// Some trees and the sum that their leaves must reach.
    struct Stage: Sendable {
        let threshold: Double
        let trees: Range<Int>
    }

    /// Where the nodes and the leaves of a tree begin.
    struct Tree: Sendable {
        let firstNode: Int
        let firstLeaf: Int
    }

    /// A test and where to go: above zero to that node of the tree, otherwise to the leaf of that number below zero.
    struct Node: Sendable {
        let test: Test
        let left: Int
        let right: Int
    }

    let window: WindowSize
    private(set) var stages: [Stage] = []
    private(set) var trees: [Tree] = []
    private(set) var nodes: [Node] = []
    private(set) var leaves: [Double] = []

    /// Whether any test lies on turned rectangles.
    var needsTiltedSums: Bool { nodes.contains { $0.test.isTilted } }

    /// Reads the `cascade` element of OpenCV's file.
    init(_ cascade: XMLElement) throws(FaceError) {
        let window = try WindowSize(cascade)
        self.window = window
        var features: [Test.Feature] = []
        for element in try cascade.child("features").children {
            features.append(try Test.feature(element, window: window))
        }
        for stage in try cascade.child("stages").children { try append(stage, features) }
        guard !stages.isEmpty else { throw cascade.malformed("there are no stages") }
    }

    private mutating func append(_ stage: XMLElement, _ features: [Test.Feature]) throws(FaceError) {
        let start = trees.count
        for tree in try stage.child("weakClassifiers").children {
            trees.append(Tree(firstNode: nodes.count, firstLeaf: leaves.count))
            try append(nodesOf: tree, features)
        }
        // The small allowance is OpenCV's, which stores sums in single precision.
        let threshold = Float(try stage.child("stageThreshold").numbers(1)[0]) - 1e-5
        stages.append(Stage(threshold: Double(threshold), trees: start..<trees.count))
    }

    private mutating func append(nodesOf tree: XMLElement, _ features: [Test.Feature]) throws(FaceError) {
        let element = try tree.child("internalNodes")
        let numbers = try element.numbers()
        let size = 3 + Test.numberCount
        let count = numbers.count / size
        guard count > 0, numbers.count == count * size else {
            throw element.malformed("a tree has \(numbers.count) numbers, expected \(size) for each node")
        }
        for index in 0..<count {
            let node = numbers[index * size..<(index + 1) * size]
            nodes.append(try Self.node(node, at: index, of: count, features, element))
        }
        leaves += try tree.child("leafValues").numbers(count + 1).map { Double(Float($0)) }
    }

    private static func node(
        _ numbers: ArraySlice<Double>, at index: Int, of count: Int, _ features: [Test.Feature], _ element: XMLElement
    ) throws(FaceError) -> Node {
        let start = numbers.startIndex
        let left = try element.integer(numbers[start], in: -count...count - 1)
        let right = try element.integer(numbers[start + 1], in: -count...count - 1)
        guard [left, right].allSatisfy({ $0 <= 0 || $0 > index }) else {
            throw element.malformed("node \(index) leads back to an earlier one")
        }
        guard !features.isEmpty else { throw element.malformed("there are no features") }
        let feature = try element.integer(numbers[start + 2], in: 0...features.count - 1)
        let test = try Test(features[feature], numbers: numbers.dropFirst(3), element)
        return Node(test: test, left: left, right: right)
    }
}

/// The size of the smallest window that a cascade can test, in pixels.
struct WindowSize: Sendable {
    let width: Int
    let height: Int

    /// Sums of squares over a window of this many pixels still fit into 32 bits.
    private static let longestSide = 256

    init(_ cascade: XMLElement) throws(FaceError) {
        width = try cascade.child("width").integer(in: 4...Self.longestSide)
        height = try cascade.child("height").integer(in: 4...Self.longestSide)
    }
}
