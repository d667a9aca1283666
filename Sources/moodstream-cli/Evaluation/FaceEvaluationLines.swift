import EmotionTraining
import NeuralTraining

/// Accuracy by how far the taggers agree.
struct AgreementLine: OutputLine {
    let bands: [FaceEvaluation.AgreementBand]

    private enum CodingKeys: String, CodingKey {
        case name, bands
    }

    private struct Band: Encodable {
        let above: Double
        let upTo: Double
        let n: Int
        let accuracy: Double
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("by agreement of the taggers", forKey: .name)
        let bands = bands.map { band in
            Band(
                above: band.range.lowerBound, upTo: band.range.upperBound, n: band.count, accuracy: band.accuracy)
        }
        try container.encode(bands, forKey: .bands)
    }

    var text: String {
        let rows = bands.map { band in
            "  over \(decimal(band.range.lowerBound, digits: 1)) up to \(decimal(band.range.upperBound, digits: 1))"
                + column(decimal(band.accuracy, digits: 3), width: 8, isNumber: true)
                + column("n \(band.count)", width: 9, isNumber: true)
        }
        return (["FER+ accuracy by the share of votes that the majority has"] + rows).joined(separator: "\n")
    }
}

/// How much better the network is on pictures that it was trained on.
struct GapLine: OutputLine {
    let votes: Double
    let fer2013: Double

    init(seen: FaceEvaluation, unseen: FaceEvaluation) {
        votes = seen.votes.accuracy - unseen.votes.accuracy
        fer2013 = seen.label.accuracy - unseen.label.accuracy
    }

    private enum CodingKeys: String, CodingKey {
        case name, votes, fer2013
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("accuracy on training pictures above that on these", forKey: .name)
        try container.encode(votes, forKey: .votes)
        try container.encode(fer2013, forKey: .fer2013)
    }

    var text: String {
        "accuracy on training pictures above that on these: FER+ \(decimal(votes, digits: 3)), "
            + "FER2013 \(decimal(fer2013, digits: 3))"
    }
}

/// One kind of pictures that have gone wrong.
struct RobustnessLine: OutputLine {
    let name: String
    let strength: Double?
    let row: FaceRobustness.Row
    let clean: FaceRobustness.Row

    private enum CodingKeys: String, CodingKey {
        case name, strength, accuracy, lost, uncertainty, quality
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(strength, forKey: .strength)
        try container.encodeIfPresent(row.accuracy, forKey: .accuracy)
        try container.encodeIfPresent(row.accuracy.map { (clean.accuracy ?? $0) - $0 }, forKey: .lost)
        try container.encode(row.uncertainty, forKey: .uncertainty)
        try container.encode(row.quality, forKey: .quality)
    }

    var text: String {
        let accuracy = row.accuracy.map { "accuracy \(decimal($0, digits: 3))" } ?? ""
        return column(name, width: 10) + column(strength.map { decimal($0, digits: 2) } ?? "", width: 6)
            + column(accuracy, width: 16) + "uncertainty \(decimal(row.uncertainty, digits: 3))  "
            + "quality \(decimal(row.quality, digits: 3))"
    }
}
