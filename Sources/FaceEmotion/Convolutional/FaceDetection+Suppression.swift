extension [FaceDetection] {
    /// One detection for each face: the surest of those that overlap, at the mean place of all that agree with it.
    ///
    /// - Parameters:
    ///   - overlap: Detections with a larger intersection over union than this are of one face.
    /// - Returns: The remaining ones, the surest first.
    func withoutOverlaps(above overlap: Double) -> [FaceDetection] {
        var kept: [(surest: FaceDetection, cluster: [FaceDetection])] = []
        for detection in sorted(by: { $0.score > $1.score }) {
            guard let twin = kept.firstIndex(where: { $0.surest.box.isOfSameFace(as: detection.box, overlap) }) else {
                kept.append((detection, [detection]))
                continue
            }
            let agrees = kept[twin].surest.box.intersectionOverUnion(detection.box) > Self.agreement
            if agrees { kept[twin].cluster.append(detection) }
        }
        return kept.map { FaceDetection(box: $0.cluster.meanBox, score: $0.surest.score) }
    }

    /// The intersection over union from which two detections agree on a place.
    private static var agreement: Double { 0.6 }

    /// The mean of the boxes, each weighted with its score.
    private var meanBox: FaceBox {
        func mean(_ side: (FaceBox) -> Double) -> Double {
            reduce(0) { $0 + $1.score * side($1.box) } / reduce(0) { $0 + $1.score }
        }
        return FaceBox(x: mean(\.x), y: mean(\.y), width: mean(\.width), height: mean(\.height))
    }
}

extension FaceBox {
    /// Whether two boxes are of one face; a box mostly inside another one is, however small.
    fileprivate func isOfSameFace(as other: FaceBox, _ overlap: Double) -> Bool {
        guard let shared = intersection(other)?.area else { return false }
        return shared > overlap * (area + other.area - shared) || shared > 0.75 * min(area, other.area)
    }
}
