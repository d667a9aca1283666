import Moodstream

// Words in, one mood, music out. With a camera, add what a FaceEmotionClassifier observes to the same session.
let messages = CommandLine.arguments.dropFirst()
let classifier = try TextEmotionClassifier()
let session = MoodSession()

for (minute, message) in (messages.isEmpty ? ["can't stop smiling today 😊"] : messages).enumerated() {
    await session.add(classifier.observe(message, at: Double(minute * 60)))
}

let mood = await session.mood(at: Double(messages.count * 60))
print("mood:", mood.probabilities.mostLikely, "valence:", mood.valence, "arousal:", mood.arousal)

for pick in AffectPosterior(in: .starter).playlist(for: mood, length: 5).picks {
    print("\(pick.track.title) by \(pick.track.artist): \(pick.sentence)")
}
