/// Observations in the order in which they are folded: by time, then modality, then id.
struct ObservationLog: Sendable {
    private(set) var entries: [EmotionObservation] = []
    private var ids: Set<String> = []

    /// Where an observation was put.
    enum Place {
        case last, between, repeated
    }

    var newest: EmotionObservation? { entries.last }

    /// Puts an observation in its place, unless one with its id is there.
    mutating func insert(_ observation: EmotionObservation) -> Place {
        guard ids.insert(observation.id).inserted else { return .repeated }
        let index = entries.partitioningIndex { observation.precedes($0) }
        entries.insert(observation, at: index)
        return index == entries.count - 1 ? .last : .between
    }

    /// How many observations lie before a time.
    func count(before time: Double) -> Int { entries.partitioningIndex { $0.time >= time } }

    /// Drops the oldest observations and their ids.
    mutating func removeFirst(_ count: Int) {
        for observation in entries.prefix(count) { ids.remove(observation.id) }
        entries.removeFirst(count)
    }
}

extension EmotionObservation {
    fileprivate func precedes(_ other: EmotionObservation) -> Bool {
        if time != other.time { return time < other.time }
        return modality == other.modality ? id < other.id : modality < other.modality
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
