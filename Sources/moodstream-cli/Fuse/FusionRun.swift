import EmotionCore
import Fusion

/// All listeners of one `moodstream fuse`, each with a timeline of its own.
struct FusionRun<Estimator: MoodEstimator> {
    private let start: MoodTimeline<Estimator>
    private let every: Double?
    private let until: Double?
    private var listeners: [Listener<Estimator>] = []
    private var places: [ListenerID?: Int] = [:]

    init(start: MoodTimeline<Estimator>, every: Double?, until: Double?) {
        self.start = start
        self.every = every
        self.until = until
    }

    /// What became of all observations.
    var counts: [ObservationCounts] { listeners.map(\.counts) }

    /// Prints the moods that were due before an event, then takes it in.
    ///
    /// - Throws: ``ClockError`` for an arrival that is too far ahead; what the output throws.
    mutating func take(_ event: FusionEvent, printingTo output: inout Output) throws {
        guard case .observation(let observation, let id, let arrival) = event, arrival <= until ?? .infinity else {
            return
        }
        let place = place(of: id, arrival: arrival)
        if listeners[place].isFarAhead(arrival) { throw ClockError(arrival: arrival) }
        while let mood = listeners[place].nextMood(before: arrival) {
            try output.write(FusedMood(listener: id, mood: mood))
        }
        if let mood = listeners[place].add(observation, arrival: arrival) {
            try output.write(FusedMood(listener: id, mood: mood))
        }
    }

    /// Prints the moods that are due when no more events will come.
    mutating func finish(printingTo output: inout Output) throws {
        for place in listeners.indices {
            while let mood = listeners[place].nextMoodLeft() {
                try output.write(FusedMood(listener: listeners[place].id, mood: mood))
            }
        }
    }

    private mutating func place(of id: ListenerID?, arrival: Double) -> Int {
        if let place = places[id] { return place }
        let beat = every.map { Beat(period: $0, until: until, from: arrival) }
        listeners.append(Listener(id: id, timeline: start, beat: beat, from: arrival))
        places[id] = listeners.count - 1
        return listeners.count - 1
    }
}

/// An arrival so far ahead of the listener's last that the moods between would never end.
struct ClockError: Error, CustomStringConvertible {
    let arrival: Double

    var description: String {
        "arrival at \(arrival) s is more than \(Int(Beat.longestGap)) steps of --every after the last"
    }
}
