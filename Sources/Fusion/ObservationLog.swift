/// Observations in the order in which they are folded: by time, then modality, then the fingerprint of the id.
struct ObservationLog: Sendable {
    private(set) var entries: [KeptObservation] = []
    /// The names to which the entries' indices point.
    private(set) var modalities: [Modality] = []
    /// Evidence about valence and arousal, which few observations have, by fingerprint.
    private(set) var affects: [UInt64: ValenceArousal] = [:]

    /// Where an observation was put.
    enum Place {
        case last(EmotionObservation)
        case between, repeated
    }

    init() {}

    /// Restores a log from what it held.
    init(entries: [KeptObservation], modalities: [Modality], affects: [UInt64: ValenceArousal]) {
        self.modalities = modalities
        self.affects = affects
        self.entries = entries.sorted(by: precedes)
    }

    /// The time of the newest observation.
    var newestTime: Double? { entries.last?.time }

    /// Puts an observation in its place, unless one with its id is there.
    mutating func insert(_ observation: EmotionObservation) -> Place {
        let kept = KeptObservation(observation, modality: index(of: observation.modality))
        if holds(kept.fingerprint) { return .repeated }
        if let affect = observation.valenceArousal { affects[kept.fingerprint] = affect }
        makeRoom()
        guard let last = entries.last, precedes(kept, last) else {
            entries.append(kept)
            return .last(self.observation(of: kept))
        }
        entries.insert(kept, at: entries.partitioningIndex { precedes(kept, $0) })
        return .between
    }

    /// Whether an observation with this id is there.
    func holds(_ id: String) -> Bool { holds(KeptObservation.fingerprint(id)) }

    private func holds(_ fingerprint: UInt64) -> Bool { entries.contains { $0.fingerprint == fingerprint } }

    /// How many observations lie before a time.
    func count(before time: Double) -> Int { entries.partitioningIndex { $0.time >= time } }

    /// Drops the oldest observations and their ids.
    mutating func removeFirst(_ count: Int) {
        if !affects.isEmpty { for entry in entries.prefix(count) { affects[entry.fingerprint] = nil } }
        let rest = entries.dropFirst(count)
        // A burst that is over gives its memory back.
        if rest.count < entries.capacity / 4 { entries = Array(rest) } else { entries.removeFirst(count) }
        if modalities.count > entries.count + Self.spareModalities { dropUnusedModalities() }
    }

    /// An entry as estimators see it: what was kept, without an id.
    func observation(of entry: KeptObservation) -> EmotionObservation {
        EmotionObservation(
            uncheckedID: "", modality: modalities[entry.modality], time: entry.time,
            probabilities: entry.probabilities, quality: entry.quality,
            valenceArousal: affects.isEmpty ? nil : affects[entry.fingerprint])
    }

    private func precedes(_ one: KeptObservation, _ other: KeptObservation) -> Bool {
        if one.time != other.time { return one.time < other.time }
        if one.modality != other.modality { return modalities[one.modality] < modalities[other.modality] }
        return one.fingerprint < other.fingerprint
    }

    private mutating func index(of modality: Modality) -> Int {
        if let index = modalities.firstIndex(of: modality) { return index }
        modalities.append(modality)
        return modalities.count - 1
    }

    /// Grows by an eighth: doubling would leave half of a listener's memory unused.
    private mutating func makeRoom() {
        guard entries.count == entries.capacity else { return }
        entries.reserveCapacity(entries.count + max(4, entries.count / 8))
    }

    /// How many names may be kept without being used: they come from outside, and memory stays bounded.
    private static let spareModalities = 16

    private mutating func dropUnusedModalities() {
        let (names, old) = (modalities, entries)
        modalities = []
        entries = old.map { $0.withModality(index(of: names[$0.modality])) }
    }
}

extension Array {
    /// The first index from which on `predicate` holds, by binary search.
    fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
