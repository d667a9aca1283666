/// Compares a weighted sum over two or three rectangles, upright or turned by 45 degrees, with a threshold.
///
/// Reference: R. Lienhart and J. Maydt, "An extended set of Haar-like features for rapid object detection", ICIP 2002.
struct HaarTest: WindowTest {
    struct Rectangle {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let weight: Float
    }

    struct Feature {
        let rectangles: [Rectangle]
        let isTilted: Bool
    }

    static let numberCount = 1
    private let feature: Feature
    private let threshold: Float

    init(_ feature: Feature, numbers: ArraySlice<Double>, _ element: XMLElement) {
        self.feature = feature
        self.threshold = Float(numbers.first ?? 0)
    }

    static func feature(_ element: XMLElement, window: WindowSize) throws(FaceError) -> Feature {
        let tilted = element.children.first { $0.name == "tilted" }
        let isTilted = try tilted?.integer(in: 0...1) == 1
        var rectangles: [Rectangle] = []
        for entry in try element.child("rects").children {
            rectangles.append(try Rectangle(entry, isTilted: isTilted, window: window))
        }
        guard (2...3).contains(rectangles.count) else {
            throw element.malformed("a feature has \(rectangles.count) rectangles, expected 2 or 3")
        }
        return Feature(rectangles: rectangles, isTilted: isTilted)
    }

    func placed(in sums: IntegralImage) -> Placed {
        let corners = feature.rectangles.map { rectangle in
            let (x, y, width, height) = (rectangle.x, rectangle.y, rectangle.width, rectangle.height)
            return feature.isTilted
                ? sums.tiltedCorners(x: x, y: y, width: width, height: height)
                : sums.corners(x: x, y: y, width: width, height: height)
        }
        let weights = feature.rectangles.map(\.weight)
        let hasThird = corners.count > 2
        return Placed(
            corners: (corners[0], corners[1], hasThird ? corners[2] : corners[0]),
            weights: (weights[0], weights[1], hasThird ? weights[2] : 0), threshold: threshold)
    }

    var isTilted: Bool { feature.isTilted }

    struct Placed: PlacedTest {
        static let needsContrast = true
        let corners: (Corners, Corners, Corners)
        let weights: (Float, Float, Float)
        let threshold: Float

        @inline(__always)
        func leadsLeft(_ sums: Span<Int32>, at origin: Int, contrast: Float) -> Bool {
            var value = Float(corners.0.sum(sums, at: origin)) * weights.0
            value += Float(corners.1.sum(sums, at: origin)) * weights.1
            if weights.2 != 0 { value += Float(corners.2.sum(sums, at: origin)) * weights.2 }
            return value * contrast < threshold
        }
    }
}

extension HaarTest.Rectangle {
    fileprivate init(_ element: XMLElement, isTilted: Bool, window: WindowSize) throws(FaceError) {
        let numbers = try element.numbers(5)
        x = try element.integer(numbers[0], in: 0...window.width)
        y = try element.integer(numbers[1], in: 0...window.height)
        width = try element.integer(numbers[2], in: 1...window.width)
        height = try element.integer(numbers[3], in: 1...window.height)
        weight = Float(numbers[4])
        let reach = isTilted ? width + height : height
        guard x + width <= window.width, y + reach <= window.height, !isTilted || x >= height else {
            throw element.malformed("a rectangle leaves the window")
        }
    }
}
