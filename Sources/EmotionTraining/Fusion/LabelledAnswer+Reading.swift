internal import EmotionCore
internal import FaceEmotion
internal import Fusion
internal import TextEmotion

extension LabelledAnswer {
    /// The answers of the embedded face network to the pictures of a data set that people took for one of the seven.
    ///
    /// A picture is read nine times, shifted by up to a pixel in both directions: so much a detector's box moves from
    /// frame to frame, and so much the answers of a face that keeps still differ.
    static func faces(in path: String) async throws -> [LabelledAnswer] {
        let data = try FaceDataSet(contentsOf: path)
        let classifier = try FaceEmotionClassifier()
        let usable = (0..<data.count).filter { !data.votes[$0].isUnusable && data.votes[$0].distribution != nil }
        let frames = usable.flatMap { data.crops($0..<$0 + 1)[0].shifted }
        let readings = await classifier.read(frames, tasks: 2)
        let perFace = readings.count / max(1, usable.count)
        return usable.enumerated().compactMap { place, index in
            data.votes[index].distribution.map { votes in
                let own = readings[place * perFace..<(place + 1) * perFace]
                return LabelledAnswer(frames: own.map(\.probabilities), label: votes)
            }
        }
    }

    /// The answers of the embedded text network to the messages of a data set that have one label.
    static func messages(in path: String) throws -> [LabelledAnswer] {
        let rows = try TextRow.read(path).filter { $0.emotions.count == 1 }
        let readings = try TextEmotionClassifier().read(rows.map(\.text))
        return zip(rows, readings).filter { $0.1.isUnderstood }.map { row, reading in
            LabelledAnswer(frames: [reading.probabilities], label: EmotionProbabilities(certain: row.emotions[0]))
        }
    }
}

extension FaceCrop {
    /// The face and its eight neighbours a pixel away, the face itself first; what is missing at an edge is repeated.
    fileprivate var shifted: [FaceCrop] {
        let (steps, side, image) = ([0.0, -1, 1], Double(Self.side), image)
        return steps.flatMap { down in
            steps.map { FaceCrop(image, box: FaceBox(x: $0, y: down, width: side, height: side)) }
        }
    }
}
