public import EmotionCore

/// The changes of a live playlist, as a sequence: each event is taken in when the one before has been dealt with.
///
/// It has no task and no buffer of its own; it ends with its events, and is cancelled with the task that reads it.
public struct PlaylistUpdates<Events: AsyncSequence>: AsyncSequence where Events.Element == PlaylistEvent {
    private let events: Events
    private let session: PlaylistSession

    init(_ session: PlaylistSession, _ events: Events) {
        self.events = events
        self.session = session
    }

    /// Begins with the first event.
    public func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator(), session: session) }

    /// Reads events until one changes the playlist.
    public struct Iterator: AsyncIteratorProtocol {
        private var events: Events.AsyncIterator
        /// The playlist as it is now; its state is what has to be stored in the end.
        public private(set) var session: PlaylistSession

        init(events: Events.AsyncIterator, session: PlaylistSession) {
            self.events = events
            self.session = session
        }

        /// The next change; nil when the events have ended.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(Events.Failure)
            -> PlaylistUpdate?
        {
            while let event = try await events.next(isolation: actor) {
                if let update = session.take(event) { return update }
            }
            return nil
        }

        /// The next change; nil when the events have ended.
        public mutating func next() async throws(Events.Failure) -> PlaylistUpdate? {
            try await next(isolation: nil)
        }
    }
}

extension PlaylistUpdates: Sendable where Events: Sendable {}
extension PlaylistUpdates.Iterator: Sendable where Events.AsyncIterator: Sendable {}

extension PlaylistSession {
    /// The changes that events make.
    public func updates<Events: AsyncSequence>(for events: Events) -> PlaylistUpdates<Events>
    where Events.Element == PlaylistEvent {
        PlaylistUpdates(self, events)
    }

    /// The changes that moods make, such as those of a session of the module Fusion.
    ///
    /// Nothing says when a track ends, so the same one plays on; a host with a player merges moods and the ends of tracks into
    /// one stream of ``PlaylistEvent`` instead.
    public func updates<Moods: AsyncSequence>(
        following moods: Moods
    ) -> PlaylistUpdates<AsyncMapSequence<Moods, PlaylistEvent>> where Moods.Element == Mood {
        PlaylistUpdates(self, moods.map { .mood($0) })
    }
}
