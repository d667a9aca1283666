internal import Imaging

extension ConvolutionalFaceDetector {
    /// What to look for.
    public struct Configuration: Hashable, Sendable {
        /// The height of the smallest face to look for, from hairline to chin, in pixels.
        ///
        /// The time grows with the inverse square of it. Without one it is 24 in pictures of up to 1.5 million pixels,
        /// and in larger ones grows with the picture, so that the time for a photograph stays bounded.
        public var minimumFaceSize: Int?
        /// Finds with a smaller score are left out, `0...1`.
        public var minimumScore: Double

        /// Creates a configuration; the default score leaves about one false find in twenty pictures without a face.
        public init(minimumFaceSize: Int? = nil, minimumScore: Double = 0.76) {
            self.minimumFaceSize = minimumFaceSize
            self.minimumScore = minimumScore
        }

        /// Stops the program if the search could not be done.
        func check() {
            precondition((minimumFaceSize ?? 1) > 0, "a face of \(minimumFaceSize ?? 0) pixels cannot be seen")
            precondition(minimumScore.isFinite, "a score of \(minimumScore) is not finite")
        }

        /// The height of the smallest face to look for in this picture.
        func smallestFace(in image: GrayImage) -> Double {
            // Below this, faces are enlarged and the picture with them.
            if let minimumFaceSize { return max(12, Double(minimumFaceSize)) }
            let pixels = Double(image.width * image.height)
            return pixels <= 1_500_000 ? 24 : 24 * (pixels / 400_000).squareRoot()
        }
    }
}
