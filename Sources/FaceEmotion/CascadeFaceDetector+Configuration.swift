extension CascadeFaceDetector {
    /// How to search, and what to cut out.
    public struct Configuration: Hashable, Sendable {
        /// How much larger each size of window is than the one before; above 1.
        public var scaleFactor: Double
        /// A face counts if more windows than this agree on it.
        public var minimumNeighbors: Int
        /// The side of the smallest face to look for, in pixels.
        ///
        /// Without one it is 30, or a 40th of the picture's shorter side if that is more, so that the time for a large
        /// photograph stays bounded.
        public var minimumFaceSize: Int?
        /// The side of the crop over the width of the box.
        ///
        /// The default, with a ``cropShift`` of 0, is where the mean of crops of Haar boxes looks most like the mean of
        /// the pictures of FER2013; `lbpcascade_frontalface_improved`, whose boxes are small and low, needs 1.55 and
        /// a shift of -0.1.
        public var cropScale: Double
        /// How far below the middle of the box the middle of the crop lies, over the height of the box.
        public var cropShift: Double

        /// Creates a configuration.
        public init(
            scaleFactor: Double = 1.1, minimumNeighbors: Int = 3, minimumFaceSize: Int? = nil, cropScale: Double = 1.05,
            cropShift: Double = 0
        ) {
            self.scaleFactor = scaleFactor
            self.minimumNeighbors = minimumNeighbors
            self.minimumFaceSize = minimumFaceSize
            self.cropScale = cropScale
            self.cropShift = cropShift
        }

        /// Stops the program if the search would never end or the crop would be empty.
        func check() {
            precondition(scaleFactor > 1 && scaleFactor.isFinite, "a scale factor of \(scaleFactor) is not above 1")
            precondition(cropScale > 0 && cropScale.isFinite, "a crop scale of \(cropScale) is not above 0")
            precondition(cropShift.isFinite, "a crop shift of \(cropShift) is not finite")
        }
    }
}
