package import Imaging

/// A picture at sizes that halve from one level to the next.
package struct ImagePyramid {
    /// The levels, the largest first.
    package let levels: [GrayImage]
    /// What pixels of the first level are multiplied with to get pixels of the picture.
    package let scale: (x: Double, y: Double)

    /// Builds the levels.
    ///
    /// - Parameters:
    ///   - factor: The size of the first level over that of the picture.
    ///   - shortest: A level whose longer side is shorter than this is left out.
    package init(_ image: GrayImage, factor: Double, shortest: Int) {
        let width = max(1, Int((Double(image.width) * factor).rounded()))
        let height = max(1, Int((Double(image.height) * factor).rounded()))
        let isSame = width == image.width && height == image.height
        var levels = [isSame ? image : image.resampled(toWidth: width, height: height)]
        while let last = levels.last, max(last.width, last.height) / 2 >= shortest, min(last.width, last.height) > 1 {
            levels.append(last.halved())
        }
        self.levels = levels
        scale = (Double(image.width) / Double(width), Double(image.height) / Double(height))
    }
}
