/// How the box of a face, from hairline to chin, lies over the crop that the classifier expects.
///
/// The shares are where the mean of annotated portraits looks most like the mean of FER2013's pictures.
package enum FaceOutline {
    private static let width = 0.835
    private static let height = 1.136
    /// How far the middle of the box lies above the middle of the crop.
    private static let rise = 0.011

    /// The box of the face in a crop.
    package static func box(ofCrop crop: FaceBox) -> FaceBox {
        let side = crop.width
        return FaceBox(
            x: crop.x + side * (1 - width) / 2, y: crop.y + side * (0.5 - rise - height / 2), width: side * width,
            height: side * height)
    }

    /// The crop for a face whose box this is.
    package static func crop(ofBox box: FaceBox) -> FaceBox {
        // Boxes of people in profile are narrow; the mean of both sides is steadier than either.
        let side = (box.width * box.height / (width * height)).squareRoot()
        let middle = box.y + box.height / 2 + rise * side
        return FaceBox(x: box.x + (box.width - side) / 2, y: middle - side / 2, width: side, height: side)
    }
}
