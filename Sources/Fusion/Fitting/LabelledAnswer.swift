/// What a classifier said of one display, and what people saw in it: to fit a sensor model to.
public struct LabelledAnswer: Sendable {
    /// The posteriors of the frames of the display; one for a picture or a message.
    public let frames: [EmotionProbabilities]
    /// How people labelled the display: certain, or in the proportion of their votes.
    public let label: EmotionProbabilities

    /// Creates an answer; one without frames says nothing.
    public init(frames: [EmotionProbabilities], label: EmotionProbabilities) {
        self.frames = frames
        self.label = label
    }
}
