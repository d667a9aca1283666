/// The face that is followed, cut out of a frame and not read yet.
public struct FollowedFace: Hashable, Sendable {
    /// What the detector found.
    public let detection: FaceDetection
    /// What was cut out of the frame.
    public let region: FaceBox
    /// The cut out face, for a classifier.
    public let crop: FaceCrop
    let time: Double
    let number: Int

    /// What was seen, now that the face has been read.
    ///
    /// - Parameter reading: What a classifier says of ``crop``.
    public func sighting(_ reading: FaceReading) -> FaceSighting {
        let quality = FaceQuality(detection: detection, region: region, crop: crop, reading: reading)
        let observation = EmotionObservation(
            uncheckedID: "face-\(number)@\(time)", modality: .face, time: time, probabilities: reading.probabilities,
            quality: quality.value, valenceArousal: nil)
        return FaceSighting(detection: detection, reading: reading, quality: quality, observation: observation)
    }
}
