import EmotionTraining

/// How many faces were found in one kind of pictures.
struct DetectionLine: OutputLine {
    let name: String
    let pictures: Int
    let faces: Int
    let recall: Double
    let falseFinds: Double
    /// The recall at .05, .1 and .4 false finds in a picture.
    let recallAt: [Double]

    init(name: String, tally: DetectionTally, score: Double) {
        self.name = name
        pictures = tally.pictures
        faces = tally.faces
        recall = tally.recall(score: score)
        falseFinds = tally.falseFinds(score: score)
        recallAt = [0.05, 0.1, 0.4].map { tally.recall(falseFinds: $0) }
    }

    var text: String {
        let found = faces == 0 ? "" : "recall \(decimal(recall, digits: 3)), "
        let tradeOff = recallAt.map { decimal($0, digits: 3) }.joined(separator: " ")
        return
            "\(name): \(pictures) pictures, \(faces) faces, \(found)\(decimal(falseFinds, digits: 3)) false finds a picture"
            + (faces == 0 ? "" : " (\(tradeOff) at .05 .1 .4)")
    }
}

/// What finding and cutting out costs in accuracy.
struct SceneEmotionLine: OutputLine {
    let name = "emotions of faces in scenes"
    let faces: Int
    let recall: Double
    let givenCrops: Double
    let foundCrops: Double
    let followedRecall: Double
    let followedCrops: Double

    init(_ evaluation: FaceInSceneEvaluation) {
        faces = evaluation.count
        recall = evaluation.recall
        givenCrops = evaluation.given
        foundCrops = evaluation.found
        followedRecall = evaluation.followedRecall
        followedCrops = evaluation.followed
    }

    var text: String {
        "\(name): \(faces) faces of 60 to 300 pixels, \(decimal(recall, digits: 3)) found; "
            + "accuracy \(decimal(givenCrops, digits: 3)) on the given crops, \(decimal(foundCrops, digits: 3)) on those found; "
            + "\(decimal(followedRecall, digits: 3)) found and \(decimal(followedCrops, digits: 3)) right near where they were before"
    }
}
