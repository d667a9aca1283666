/// Looks up a local binary pattern in a table: which of eight cells around a middle cell are as bright as it or brighter.
///
/// Reference: S. Liao et al., "Learning multi-scale block local binary patterns for face recognition", ICB 2007.
struct PatternTest: WindowTest {
    /// The upper left of nine equal cells.
    struct Feature {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
    }

    let isTilted = false
    /// One bit for each of the 256 patterns.
    static let numberCount = 8
    private let feature: Feature
    private let lefts: SIMD8<UInt32>

    init(_ feature: Feature, numbers: ArraySlice<Double>, _ element: XMLElement) throws(FaceError) {
        var lefts = SIMD8<UInt32>.zero
        for (index, number) in numbers.enumerated() {
            let word = try element.integer(number, in: Int(Int32.min)...Int(UInt32.max))
            lefts[index] = UInt32(truncatingIfNeeded: word)
        }
        self.feature = feature
        self.lefts = lefts
    }

    static func feature(_ element: XMLElement, window: WindowSize) throws(FaceError) -> Feature {
        let rectangle = try element.child("rect")
        let numbers = try rectangle.numbers(4)
        let feature = Feature(
            x: try rectangle.integer(numbers[0], in: 0...window.width),
            y: try rectangle.integer(numbers[1], in: 0...window.height),
            width: try rectangle.integer(numbers[2], in: 1...window.width),
            height: try rectangle.integer(numbers[3], in: 1...window.height))
        guard feature.x + 3 * feature.width <= window.width, feature.y + 3 * feature.height <= window.height else {
            throw rectangle.malformed("a pattern leaves the window")
        }
        return feature
    }

    func placed(in sums: IntegralImage) -> Placed {
        let (width, height) = (feature.width, feature.height)
        func cell(_ column: Int, _ row: Int) -> Corners {
            sums.corners(x: feature.x + column * width, y: feature.y + row * height, width: width, height: height)
        }
        return Placed(
            middle: cell(1, 1),
            ring: (
                cell(0, 0), cell(1, 0), cell(2, 0), cell(2, 1), cell(2, 2), cell(1, 2), cell(0, 2), cell(0, 1)
            ),
            lefts: lefts)
    }

    struct Placed: PlacedTest {
        static let needsContrast = false
        let middle: Corners
        /// Clockwise from the upper left; the first is the highest bit.
        let ring: (Corners, Corners, Corners, Corners, Corners, Corners, Corners, Corners)
        let lefts: SIMD8<UInt32>

        @inline(__always)
        func leadsLeft(_ sums: Span<Int32>, at origin: Int, contrast: Float) -> Bool {
            let level = middle.sum(sums, at: origin)
            @inline(__always) func bit(_ cell: Corners) -> UInt32 { cell.sum(sums, at: origin) >= level ? 1 : 0 }
            let low = bit(ring.3) << 4 | bit(ring.4) << 3 | bit(ring.5) << 2 | bit(ring.6) << 1 | bit(ring.7)
            let high = bit(ring.0) << 2 | bit(ring.1) << 1 | bit(ring.2)
            return lefts[Int(high)] >> low & 1 == 1
        }
    }
}
