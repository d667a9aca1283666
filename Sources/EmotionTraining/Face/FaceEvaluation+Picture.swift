internal import EmotionCore

extension FaceEvaluation {
    /// The evaluation as a picture: for FER+ with seven and six emotions and for FER2013, how often each emotion was
    /// taken for which, and how often each confidence is right.
    ///
    /// - Returns: A complete SVG document that needs no other file.
    public func svg() -> String {
        EvaluationPicture(
            title: "Confusions and reliability of the face network",
            panels: [
                .init(title: "FER+, seven emotions", report: votes, emotions: Emotion.allCases),
                .init(title: "FER+, six emotions", report: sixVotes, emotions: Self.sixEmotions),
                .init(title: "FER2013 labels", report: label, emotions: Emotion.allCases),
            ]
        ).svg
    }
}
