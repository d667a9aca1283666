internal import EmotionCore

/// The rows of a catalog in a list for each emotion, and in one more those that belong to none.
struct EmotionLists {
    private var lists = [[Int]](repeating: [], count: Emotion.count + 1)
    private static let unlisted = Emotion.count

    init(_ catalog: TrackCatalog) {
        var nearby = [[(row: Int, fit: Double)]](repeating: [], count: Emotion.count)
        for row in catalog.indices {
            if catalog.emotions[row] != 0 {
                for emotion in catalog.emotions(at: row) { lists[emotion.index].append(row) }
            } else if catalog.hasPlace(row) {
                let place = catalog.place(of: row)
                let emotion = Self.nearest(to: place)
                nearby[emotion.index].append((row, Self.fit(place, emotion)))
            } else {
                lists[Self.unlisted].append(row)
            }
        }
        for emotion in Emotion.allCases {
            lists[emotion.index] += nearby[emotion.index].sorted { (-$0.fit, $0.row) < (-$1.fit, $1.row) }.map(\.row)
        }
    }

    /// How well a place suits an emotion: 1 at its point, `exp(-2 d^2)` at distance `d`.
    static func fit(_ place: (valence: Double, arousal: Double), _ emotion: Emotion) -> Double {
        Math.exp(-2 * squaredDistance(place, emotion))
    }

    private static func nearest(to place: (valence: Double, arousal: Double)) -> Emotion {
        Emotion.allCases.reduce(.angry) { squaredDistance(place, $1) < squaredDistance(place, $0) ? $1 : $0 }
    }

    private static func squaredDistance(_ place: (valence: Double, arousal: Double), _ emotion: Emotion) -> Double {
        let point = emotion.valenceArousal
        let (valence, arousal) = (place.valence - point.valence, place.arousal - point.arousal)
        return valence * valence + arousal * arousal
    }

    /// A walk through the lists while the given rules are relaxed.
    func search(relaxing: Set<Playlist.Relaxation>) -> Search { Search(lists: lists, relaxing: relaxing) }

    /// Remembers how far each list has been searched: a row that was refused stays refused for the rest of the walk.
    struct Search {
        fileprivate let lists: [[Int]]
        fileprivate let relaxing: Set<Playlist.Relaxation>
        private var cursors = [Int](repeating: 0, count: Emotion.count + 1)

        fileprivate init(lists: [[Int]], relaxing: Set<Playlist.Relaxation>) {
            self.lists = lists
            self.relaxing = relaxing
        }

        /// Takes the first row of an emotion's list that the selection admits, or of the other lists once they may
        /// help out.
        ///
        /// - Returns: The row and the emotion whose list it was in, nil for the list of those that belong to none.
        mutating func take(
            for emotion: Emotion, otherwise others: [Emotion], into selection: inout Selection
        ) -> (row: Int, emotion: Emotion?)? {
            if let row = takeNext(from: emotion.index, into: &selection, breaking: nil) { return (row, emotion) }
            guard relaxing.contains(.emotionShares) else { return nil }
            for other in others where other != emotion {
                if let row = takeNext(from: other.index, into: &selection, breaking: .emotionShares) {
                    return (row, other)
                }
            }
            return takeNext(from: unlisted, into: &selection, breaking: .emotionShares).map { ($0, nil) }
        }

        private mutating func takeNext(
            from list: Int, into selection: inout Selection, breaking: Playlist.Relaxation?
        ) -> Int? {
            while cursors[list] < lists[list].count {
                let row = lists[list][cursors[list]]
                cursors[list] += 1
                if selection.take(row, relaxing: relaxing, breaking: breaking) { return row }
            }
            return nil
        }
    }
}
