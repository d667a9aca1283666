import Imaging

extension GrayImage {
    /// Noise of a random small size.
    static func random(using random: inout some RandomNumberGenerator) -> GrayImage {
        let width = Int.random(in: 1...23, using: &random)
        let height = Int.random(in: 1...23, using: &random)
        let pixels = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
        return GrayImage(width: width, height: height, pixels: pixels)
    }
}

extension ImageRegion {
    /// A region that may lie inside the picture, hang over its edge or miss it.
    static func random(around image: GrayImage, using random: inout some RandomNumberGenerator) -> ImageRegion {
        ImageRegion(
            x: .random(in: -10...Double(image.width), using: &random),
            y: .random(in: -10...Double(image.height), using: &random),
            width: .random(in: 0.1...30, using: &random), height: .random(in: 0.1...30, using: &random))
    }
}
