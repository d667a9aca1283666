public import EmotionCore

/// One recording.
public struct Track: Hashable, Identifiable, Sendable {
    /// Names the recording within its catalog.
    public let id: String
    /// The title; empty in a catalog that knows the track by its id alone.
    public let title: String
    /// Who plays it, as the catalog spells it; may be empty as the title.
    public let artist: String
    /// The album, if the catalog has one.
    public let album: String?
    /// The genre, if the catalog has one.
    public let genre: String?
    /// The country it comes from, if the catalog has one.
    public let country: String?
    /// The year of its release.
    public let year: Int?
    /// How much it is listened to, from 0 to 100.
    public let popularity: Double?
    /// Whether its words are marked as explicit.
    public let isExplicit: Bool?
    /// How it sounds.
    public let features: AudioFeatures
    /// The emotions that the catalog lists it under, in the order of `Emotion`; empty if it has no such tag.
    public let emotions: [Emotion]
    /// The recording's International Standard Recording Code: twelve letters and digits.
    public let isrc: String?
    /// The language of its words, as the catalog writes it.
    public let language: String?
    /// The countries in which it may be played, as codes of two letters; empty if the catalog does not say.
    public let markets: [String]
    /// What its words say, if somebody has read them: see ``LyricsAnnotation``.
    public let lyricsEmotion: EmotionProbabilities?

    /// Creates a track; everything but the three strings may be unknown.
    public init(
        id: String, title: String, artist: String, album: String? = nil, genre: String? = nil,
        country: String? = nil, year: Int? = nil, popularity: Double? = nil, isExplicit: Bool? = nil,
        features: AudioFeatures = AudioFeatures([:]), emotions: [Emotion] = [], isrc: String? = nil,
        language: String? = nil, markets: [String] = [], lyricsEmotion: EmotionProbabilities? = nil
    ) {
        self.id = id
        self.title = title
        self.artist = artist
        self.album = album
        self.genre = genre
        self.country = country
        self.year = year
        self.popularity = popularity
        self.isExplicit = isExplicit
        self.features = features
        self.emotions = Emotion.allCases.filter(emotions.contains)
        self.isrc = isrc
        self.language = language
        self.markets = markets
        self.lyricsEmotion = lyricsEmotion
    }
}
