/// Which parts of a face speak for an emotion, and which against it.
public struct FaceExplanation: Hashable, Sendable {
    /// The reading that is explained.
    public let reading: FaceReading
    private let maps: [[Float]]

    /// Takes one map for each emotion, in their order.
    init(reading: FaceReading, maps: [[Float]]) {
        self.reading = reading
        self.maps = maps
    }

    /// What each pixel means for an emotion: by how much its probability falls when the pixel is hidden, in `-1...1`.
    ///
    /// - Returns: 48 x 48 values, row-major; positive where the face speaks for the emotion.
    public func importance(for emotion: Emotion) -> [Float] { maps[emotion.index] }

    /// The face with the importance of its parts laid over it: red speaks for the emotion, blue against it.
    ///
    /// Colors are strongest where the importance has its largest magnitude; they tell places apart, not faces.
    ///
    /// - Parameters:
    ///   - face: The face that was explained.
    ///   - magnification: Pixels for each pixel of the face, along each side; at least 1.
    public func overlay(for emotion: Emotion, on face: FaceCrop, magnification: Int = 4) -> ColorImage {
        let map = importance(for: emotion)
        let strongest = max(map.reduce(0) { max($0, $1.magnitude) }, .leastNormalMagnitude)
        let side = FaceCrop.side * max(1, magnification)
        let picture = face.image.resampled(from: face.image.bounds, toWidth: side, height: side)
        var pixels: [UInt8] = []
        pixels.reserveCapacity(3 * side * side)
        for row in 0..<side {
            for column in 0..<side {
                let place = row / max(1, magnification) * FaceCrop.side + column / max(1, magnification)
                pixels += Self.tinted(picture[column, row], by: map[place] / strongest)
            }
        }
        return ColorImage(width: side, height: side, pixels: pixels)
    }

    /// Red, green and blue of a gray pixel under a tint in `-1...1`.
    private static func tinted(_ gray: UInt8, by tint: Float) -> [UInt8] {
        let share = 0.6 * min(1, tint.magnitude)
        func mixed(_ color: Float) -> UInt8 { UInt8((1 - share) * Float(gray) + share * color) }
        return tint > 0 ? [mixed(255), mixed(40), mixed(0)] : [mixed(0), mixed(80), mixed(255)]
    }
}
