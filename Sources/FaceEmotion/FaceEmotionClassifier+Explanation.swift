extension FaceEmotionClassifier {
    /// Why the network reads a face as it does: which parts of it speak for each emotion.
    ///
    /// A gray square of 12 x 12 pixels hides one place after another, in steps of four. What a pixel means for an emotion
    /// is the mean, over the squares that hide it, of how far the emotion's probability falls. This asks nothing of the
    /// network but its answers, and it can mislead where two parts of a face say the same: hiding one changes little.
    ///
    /// - Complexity: As 101 faces.
    ///
    /// Reference: M. Zeiler and R. Fergus, "Visualizing and understanding convolutional networks", ECCV 2014, section 4.2.
    public func explain(_ face: FaceCrop) -> FaceExplanation {
        let places = Occlusion.places
        let readings = read([face] + places.map { face.hidden($0) })
        let whole = readings[0].probabilities
        let maps = Emotion.allCases.map { emotion in
            Occlusion.means(
                of: zip(places, readings.dropFirst()).map { ($0, whole[emotion] - $1.probabilities[emotion]) })
        }
        return FaceExplanation(reading: readings[0], maps: maps)
    }
}

/// A square that hides part of a face.
private struct Occlusion {
    let row: Int
    let column: Int

    private static let side = 12
    private static let step = 4

    /// All places of the square.
    static let places = stride(from: 0, through: FaceCrop.side - side, by: step).flatMap { row in
        stride(from: 0, through: FaceCrop.side - side, by: step).map { Occlusion(row: row, column: $0) }
    }

    /// The pixels under the square.
    var pixels: [Int] {
        (row..<row + Self.side).flatMap { row in
            (column..<column + Self.side).map { row * FaceCrop.side + $0 }
        }
    }

    /// For each pixel the mean of the values of the squares that hide it.
    static func means(of values: [(Occlusion, Double)]) -> [Float] {
        var sums = [Double](repeating: 0, count: FaceCrop.side * FaceCrop.side)
        var counts = sums
        for (place, value) in values {
            for pixel in place.pixels {
                sums[pixel] += value
                counts[pixel] += 1
            }
        }
        return zip(sums, counts).map { Float($0 / $1) }
    }
}

extension FaceCrop {
    /// The same face with a square painted over in its mean brightness.
    fileprivate func hidden(_ place: Occlusion) -> FaceCrop {
        var pixels = pixels
        let mean = UInt8(pixels.reduce(0) { $0 + Int($1) } / pixels.count)
        for pixel in place.pixels { pixels[pixel] = mean }
        return FaceCrop(checked: pixels)
    }
}
