import Imaging

extension Cascade {
    /// The windows of all sizes that pass every stage.
    ///
    /// Windows grow by `scaleFactor` from one size to the next, from `smallest` pixels up to the size of the picture.
    func windows(in image: GrayImage, scaleFactor: Double, smallest: Int) -> [DetectionWindow] {
        var found: [DetectionWindow] = []
        var scale = 1.0
        while true {
            let size = (width: rounded(Double(window.width) * scale), height: rounded(Double(window.height) * scale))
            guard size.width <= image.width, size.height <= image.height else { return found }
            if min(size.width, size.height) >= smallest { found += windows(in: image, at: scale, size) }
            scale *= scaleFactor
        }
    }

    /// The windows of one size that pass every stage: the picture shrinks and the cascade's own window slides over it.
    private func windows(in image: GrayImage, at scale: Double, _ size: (width: Int, height: Int)) -> [DetectionWindow]
    {
        let width = rounded(Double(image.width) / scale)
        let height = rounded(Double(image.height) / scale)
        guard width >= window.width, height >= window.height else { return [] }
        let scaled = image.linearlyScaled(toWidth: width, height: height)
        let sums = IntegralImage(scaled, squared: Test.Placed.needsContrast, tilted: needsTiltedSums)
        let scanner = PlacedCascade(self, over: sums)
        var found: [DetectionWindow] = []
        scanner.scan(width: width - window.width, height: height - window.height, step: scale >= 2 ? 1 : 2) { x, y in
            found.append(
                DetectionWindow(
                    x: rounded(Double(x) * scale), y: rounded(Double(y) * scale), width: size.width,
                    height: size.height))
        }
        return found
    }
}

/// The nearest whole number; halves go to the even one, as in OpenCV.
private func rounded(_ number: Double) -> Int { Int(number.rounded(.toNearestOrEven)) }
