internal import FaceEmotion
public import NeuralCore

/// FER2013 pictures with the votes of FER+, as a trainer and an evaluation need them.
///
/// References: I. Goodfellow et al., "Challenges in representation learning", ICONIP 2013; E. Barsoum et al.,
/// "Training deep networks for facial expression recognition with crowd-sourced label distribution", ICMI 2016.
public struct FaceDataSet: Sendable {
    /// Brightness, `[count, 48, 48]` bytes.
    let pixels: [UInt8]
    /// What the taggers said of each picture.
    let votes: [FaceVotes]
    /// The FER2013 label of each picture, nil where there is none.
    let labels: [Emotion?]
    /// The row of each picture in the file.
    let rows: [Int]
    /// How many rows the file has.
    let fileCount: Int

    /// The number of pictures.
    public var count: Int { votes.count }

    /// Creates a set of all pictures, or of those that stand in some rows of a longer file.
    init(
        pixels: [UInt8], votes: [FaceVotes], labels: [Emotion?], rows: [Int]? = nil, fileCount: Int? = nil
    ) {
        self.pixels = pixels
        self.votes = votes
        self.labels = labels
        self.rows = rows ?? Array(votes.indices)
        self.fileCount = fileCount ?? votes.count
    }

    /// Reads `images`, `votes` and `label` from a safetensors file.
    ///
    /// - Throws: The case of `WeightsError` that says what is missing or wrong in the file.
    public init(contentsOf path: String) throws(WeightsError) {
        let file = try Safetensors(contentsOf: path)
        let votes: [Int8] = try file.values("votes")
        let labels: [Int8] = try file.values("label")
        let count = labels.count
        try file.check("images", shape: [count, FaceCrop.side, FaceCrop.side])
        try file.check("votes", shape: [count, 10])
        self.init(
            pixels: try file.values("images"),
            votes: (0..<count).map { FaceVotes(columns: votes[$0 * 10..<($0 + 1) * 10].map { Int($0) }) },
            labels: labels.map { Emotion.allCases.indices.contains(Int($0)) ? Emotion.allCases[Int($0)] : nil })
    }

    /// Some pictures as crops.
    func crops(_ range: Range<Int>) -> [FaceCrop] {
        range.map { FaceCrop(checked: Array(pixels(of: $0))) }
    }

    /// The bytes of one picture.
    func pixels(of picture: Int) -> ArraySlice<UInt8> {
        let size = FaceCrop.side * FaceCrop.side
        return pixels[picture * size..<(picture + 1) * size]
    }
}
