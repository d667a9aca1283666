internal import Imaging

/// The surroundings of a face, at the size at which the detector's network sees the face best.
struct SearchWindow {
    /// What is searched.
    let picture: GrayImage
    private let region: ImageRegion

    /// Cuts the surroundings of a face out of a picture; nil if the box lies outside, or holds no face that could be seen.
    init?(around box: FaceBox, in image: GrayImage) {
        let sides = 1...Double(4 * max(image.width, image.height))
        guard sides.contains(box.width), sides.contains(box.height), box.intersection(image.bounds) != nil else {
            return nil
        }
        let crop = FaceOutline.crop(ofBox: box)
        let side = crop.width * Self.side / Self.seen
        let square = ImageRegion(
            x: crop.x + (crop.width - side) / 2, y: crop.y + (crop.height - side) / 2, width: side, height: side)
        // Beyond the picture's edge the network expects nothing, where repeated pixels would be something.
        guard let region = square.intersection(image.bounds) else { return nil }
        self.region = region
        let scale = Self.side / side
        picture = image.resampled(
            from: region, toWidth: max(1, Int((region.width * scale).rounded())),
            height: max(1, Int((region.height * scale).rounded())))
    }

    /// What was found in the window, in the picture's coordinates.
    func inImage(_ find: FaceDetection) -> FaceDetection {
        find.scaled(
            x: region.width / Double(picture.width), y: region.height / Double(picture.height),
            from: (region.x, region.y))
    }

    /// Columns and rows of the whole window.
    private static let side = 64.0
    /// Columns and rows of the crop in its middle: half of the window, so that a face may move, grow and shrink.
    private static let seen = 32.0
}
