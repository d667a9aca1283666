/// A question about a window of a picture that has two answers.
protocol WindowTest: Sendable {
    /// What is measured, in pixels of the window.
    associatedtype Feature: Sendable
    /// The test, ready for pictures of one size.
    associatedtype Placed: PlacedTest

    /// Whether the feature lies on rectangles that are turned by 45 degrees.
    var isTilted: Bool { get }

    /// How many numbers a node of the file has behind the index of its feature.
    static var numberCount: Int { get }

    /// Reads a feature that lies inside the window.
    static func feature(_ element: XMLElement, window: WindowSize) throws(FaceError) -> Feature

    /// Creates a test from its feature and the node's last numbers.
    init(_ feature: Feature, numbers: ArraySlice<Double>, _ element: XMLElement) throws(FaceError)

    /// The test with its rectangles turned into indices.
    func placed(in sums: IntegralImage) -> Placed
}

/// A test that is ready to be put to windows.
protocol PlacedTest {
    /// Whether windows are to be normalized to equal contrast.
    static var needsContrast: Bool { get }

    /// Whether the answer leads to the left.
    ///
    /// - Parameters:
    ///   - origin: The window's upper left corner as an index of `sums`.
    ///   - contrast: What to multiply sums by so that windows have equal contrast.
    func leadsLeft(_ sums: Span<Int32>, at origin: Int, contrast: Float) -> Bool
}

/// The four indices whose sums give a rectangle's.
struct Corners {
    let a: Int32
    let b: Int32
    let c: Int32
    let d: Int32

    /// The sum over the rectangle; differences are right even where the sums themselves have wrapped around.
    @inline(__always)
    func sum<Value: FixedWidthInteger>(_ sums: Span<Value>, at origin: Int) -> Value {
        unsafe sums[unchecked: origin &+ Int(a)] &- sums[unchecked: origin &+ Int(b)]
            &- sums[unchecked: origin &+ Int(c)] &+ sums[unchecked: origin &+ Int(d)]
    }
}
