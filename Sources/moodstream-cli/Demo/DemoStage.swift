import FaceEmotion
import Fusion
import Recommendation
import TextEmotion

/// The whole loop on one stage: the two models, a session, a catalog.
struct DemoStage {
    private let faceClassifier: FaceEmotionClassifier
    private let textClassifier: TextEmotionClassifier
    private let session = MoodSession()
    private let style: TerminalStyle
    private let face: FaceCrop?
    private var music = AffectPosterior(in: .starter)
    private var lastMood: Emotion?
    private var minutes = 0
    private(set) var picture = HourPicture()

    /// How many tracks there are for each new mood.
    static let playlistLength = 3

    /// Loads the models.
    init(face: FaceCrop?, style: TerminalStyle) throws {
        faceClassifier = try FaceEmotionClassifier()
        textClassifier = try TextEmotionClassifier()
        self.face = face
        self.style = style
    }

    /// Lets one thing happen; nothing comes of a face where there is none.
    mutating func take(_ event: DemoScript.Event) async -> DemoMoment? {
        guard let observation = observe(event) else { return nil }
        await pass(until: event.minute)
        await session.add(observation)
        let mood = await session.mood(at: observation.time)
        picture.note(observation)
        picture.note(mood)
        return DemoMoment(
            observation: observation, message: event.message, mood: mood, playlist: playlist(for: mood), style: style)
    }

    /// Notes the mood of every whole minute before this one, as it was known then.
    private mutating func pass(until minute: Double) async {
        while Double(minutes) < minute {
            picture.note(await session.mood(at: Double(minutes) * 60))
            minutes += 1
        }
    }

    private func observe(_ event: DemoScript.Event) -> EmotionObservation? {
        let time = event.minute * 60
        switch event.kind {
        case .face: return face.map { faceClassifier.observe($0, at: time) }
        case .message(let message): return textClassifier.observe(message, at: time)
        }
    }

    /// A playlist if the mood is another than the last one, with nothing in it that was played before.
    private mutating func playlist(for mood: Mood) -> Playlist? {
        let emotion = mood.probabilities.mostLikely
        guard emotion != lastMood else { return nil }
        lastMood = emotion
        let playlist = music.playlist(for: mood, length: Self.playlistLength)
        music.session.record(playlist)
        return playlist
    }
}
