/// Finds faces in a picture.
///
/// A new detector is one small struct with one method. Its `Failure` is inferred: a detector that cannot fail writes
/// neither `throws` nor a type, and its callers write no `try`.
public protocol FaceDetector<Failure>: Sendable {
    /// What can go wrong; `Never` for those who cannot fail.
    associatedtype Failure: Error = Never

    /// The faces in a picture, the largest first; none is an empty list.
    ///
    /// The largest face is the nearest, and so most likely the one that looks into the camera.
    func detect(in image: GrayImage) throws(Failure) -> [FaceDetection]

    /// The faces about the place where one was a moment ago, the largest first: the step of a face that is followed.
    ///
    /// Faces elsewhere may be left out. Without an implementation, the whole picture is searched.
    func detect(in image: GrayImage, near box: FaceBox) throws(Failure) -> [FaceDetection]

    /// What to cut out for a face that this detector has found: forehead to chin, as the classifier expects.
    ///
    /// Detectors disagree on where a face ends, so the rule belongs to the detector. Without one, it is the box itself.
    func cropRegion(for detection: FaceDetection) -> FaceBox
}

extension FaceDetector {
    /// All faces in the picture.
    public func detect(in image: GrayImage, near box: FaceBox) throws(Failure) -> [FaceDetection] {
        try detect(in: image)
    }

    /// The detected box.
    public func cropRegion(for detection: FaceDetection) -> FaceBox { detection.box }

    /// Cuts a face that this detector has found out of its picture.
    public func crop(_ detection: FaceDetection, from image: GrayImage) -> FaceCrop {
        FaceCrop(image, box: cropRegion(for: detection))
    }
}
