import Moodstream

/// One listener: a mood, the music that follows it, and the pages that show both.
///
/// It is told what time it is, and it forgets all when it is dropped: nothing of it is written anywhere.
actor Listener {
    /// Looks at the listener's frames.
    let camera: Camera
    private let session = MoodSession()
    private var music: Music
    private var day = MoodDay()
    private var pages = EventStreams()
    private var rate: RateLimit
    private var lastMood: Mood?
    private var lastSeen: Double
    private let limits: Limits

    init(models: Models, limits: Limits, at time: Double) {
        camera = Camera(models)
        music = Music(in: models.music)
        rate = RateLimit(perSecond: limits.requestsPerSecond, burst: limits.burst, at: time)
        lastSeen = time
        self.limits = limits
    }

    /// Whether the listener may ask for more.
    func admits(cost: Double, at time: Double) -> Bool { rate.take(cost, at: time) }

    /// Takes in what a source has seen, and tells the pages what the mood has become.
    func take(_ observation: EmotionObservation) async throws {
        await session.add(observation)
        try await tell(at: observation.time)
    }

    /// Takes in what was read in a message; one that asks for care keeps the music gentle.
    func take(_ reading: TextReading, at time: Double) async throws {
        if let care = PlaylistEvent(reading, at: time) { try follow(care, at: time) }
        if reading.isUnderstood { try await take(reading.observation(at: time)) }
    }

    /// Takes in what the listener says of a track.
    ///
    /// - Returns: Whether the track is in the playlist.
    func take(_ feedback: TrackFeedback, at time: Double) throws -> Bool {
        guard let mood = lastMood, let answer = music.take(feedback, in: mood, at: time) else { return false }
        pages.send(try ServerEvent(.playlist, answer))
        return true
    }

    /// The track of the playlist that has an id.
    func track(_ id: String) -> Track? { music.track(id) }

    /// Lets a moment pass: the mood fades, and what has lasted long enough changes the music.
    ///
    /// A mood that a frame or a message has just brought is new enough.
    func beat(at time: Double) async throws {
        guard pages.count > 0, time - (lastMood?.time ?? -.infinity) > Self.novelty else { return }
        try await tell(at: time)
    }

    /// Opens a stream to a page; nil if there are too many.
    func open(at time: Double) async throws -> EventStreams.Page? {
        let mood = await session.mood(at: time)
        guard pages.count < limits.streamsPerListener else { return nil }
        var events = [try ServerEvent(.trail, day.trail), try ServerEvent(.day, DayAnswer(day.journey))]
        if let answer = music.answer { events.append(try ServerEvent(.playlist, answer)) }
        return pages.open(with: events + [try ServerEvent(.mood, mood)])
    }

    func close(_ page: EventStreams.Page, at time: Double) {
        pages.close(page.number)
        lastSeen = time
    }

    /// Ends all streams.
    func leave() { pages.finish() }

    /// Whether no page has been open for so long that the listener will not come back.
    func isGone(at time: Double) -> Bool { pages.count == 0 && time - lastSeen > limits.absence / .seconds(1) }

    /// For how many seconds a mood is new.
    private static let novelty = 0.5

    private func tell(at time: Double) async throws {
        // An observation that was made before the last mood was told counts for the next one.
        let mood = await session.mood(at: max(time, lastMood?.time ?? time))
        lastMood = mood
        pages.send(try ServerEvent(.mood, mood))
        // Before anything was seen there is nothing to go along with.
        guard mood.staleness.isFinite else { return }
        if day.note(mood) { pages.send(try ServerEvent(.day, DayAnswer(day.journey))) }
        try follow(.mood(mood), at: mood.time)
    }

    private func follow(_ event: PlaylistEvent, at time: Double) throws {
        if let answer = music.follow(event, at: time) { pages.send(try ServerEvent(.playlist, answer)) }
    }
}
