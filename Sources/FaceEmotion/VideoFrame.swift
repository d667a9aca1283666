/// One picture of a moving picture.
public struct VideoFrame: Hashable, Sendable {
    /// The picture.
    public let image: GrayImage
    /// When it was taken, in seconds on an axis of the caller's choice that does not run backwards.
    public let time: Double
    /// Its place among the frames that the camera took, from 0, which shows how many were lost before it.
    public let number: Int

    /// Creates a frame.
    public init(image: GrayImage, time: Double, number: Int) {
        self.image = image
        self.time = time
        self.number = number
    }
}
