internal import EmotionCore
internal import NeuralTraining
public import TextEmotion

/// Which emotions a text classifier takes for which, and how often each of its confidences is right.
public struct TextConfusions: Sendable {
    private let panels: [EvaluationPicture.Panel]

    /// Reads the validation messages with one label of a data set that was learned from, and of two that were not.
    ///
    /// - Parameter directory: The folder with the `NAME-validation.jsonl` files.
    /// - Throws: ``TrainingDataError``.
    public init(of classifier: TextEmotionClassifier, data directory: String) throws(TrainingDataError) {
        let sets = [
            (title: "GoEmotions", name: "goemotions"), (title: "CARER, not learned from", name: "carer"),
            (title: "MELD, not learned from", name: "meld"),
        ]
        var panels: [EvaluationPicture.Panel] = []
        for (title, name) in sets {
            let emotions = TextEvaluation.others[name] ?? Emotion.allCases
            let read = ReadMessages(try TextRow.read("\(directory)/\(name)-validation.jsonl"), by: classifier)
            panels.append(.init(title: title, report: read.singleLabelReport(among: emotions), emotions: emotions))
        }
        self.panels = panels
    }

    /// Both as a picture, a complete SVG document that needs no other file.
    public func svg() -> String {
        EvaluationPicture(title: "Confusions and reliability of the text network", panels: panels).svg
    }
}
