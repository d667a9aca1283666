public import EmotionCore
public import Recommendation

/// Checks that a strategy keeps the laws that its callers count on.
///
/// The laws: the same input gives the same playlist in the same order, also from a strategy made anew; no playlist is
/// longer than asked, and none has tracks for a length of 0 or less; no track comes twice; every track is one of the
/// catalog's; scores are finite; an empty catalog gives an empty playlist; nothing throws.
///
///     #expect(await checkStrategy { MyStrategy(in: $0) } == [])
///
/// - Parameters:
///   - catalog: The tracks to choose from.
///   - moods: What to ask for; every certain emotion, knowing nothing, and two mixed feelings unless said otherwise.
///   - make: Makes the strategy over a catalog; called several times.
/// - Returns: The violations, empty if all is well.
public func checkStrategy(
    over catalog: TrackCatalog = .starter, moods: [Mood] = strategyMoods,
    _ make: @Sendable (TrackCatalog) throws -> some RecommendationStrategy
) async -> [LawViolation] {
    var check = StrategyCheck(catalog: catalog)
    do {
        let (strategy, again, empty) = (try make(catalog), try make(catalog), try make(TrackCatalog()))
        for mood in moods {
            for length in [-1, 0, 1, 7, catalog.count + 1] {
                let playlist = try await strategy.playlist(for: mood, length: length)
                check.playlist(playlist, mood, length)
                check.expectSame(playlist, try await strategy.playlist(for: mood, length: length), mood, length)
                check.expectSame(playlist, try await again.playlist(for: mood, length: length), mood, length)
            }
            check.expectEmpty(try await empty.playlist(for: mood, length: 5), mood)
        }
    } catch {
        check.violations.append(LawViolation("nothing throws", "\(error)"))
    }
    return check.violations
}

/// The moods that ``checkStrategy(over:moods:_:)`` asks for.
public let strategyMoods: [Mood] = {
    let mixed = [
        EmotionScores { $0 == .happy || $0 == .sad ? 0.5 : 0 }, EmotionScores { 1 + Double($0.index) },
    ].compactMap { try? EmotionProbabilities(proportionalTo: $0) }
    let certain = Emotion.allCases.map(EmotionProbabilities.init(certain:))
    return (certain + [.uniform] + mixed).map { Mood(time: 0, probabilities: $0) }
}()

/// Collects what is wrong with the playlists of one strategy.
private struct StrategyCheck {
    let catalog: TrackCatalog
    var violations: [LawViolation] = []

    mutating func playlist(_ playlist: Playlist, _ mood: Mood, _ length: Int) {
        let tracks = playlist.tracks
        let ids = tracks.map(\.id)
        expect(
            tracks.count <= max(0, length), "no playlist is longer than asked", "\(tracks.count) tracks", mood, length)
        expect(Set(ids).count == ids.count, "no track comes twice", ids.joined(separator: " "), mood, length)
        for pick in playlist.picks {
            let track = pick.track
            expect(catalog[id: track.id] == track, "every track is the catalog's", "'\(track.id)'", mood, length)
            expect(pick.score.isFinite, "scores are finite", "\(pick.score) for '\(track.id)'", mood, length)
        }
    }

    mutating func expectSame(_ first: Playlist, _ second: Playlist, _ mood: Mood, _ length: Int) {
        let ids = second.tracks.map(\.id).joined(separator: " ")
        expect(first == second, "the same input gives the same playlist", "the second time \(ids)", mood, length)
    }

    mutating func expectEmpty(_ playlist: Playlist, _ mood: Mood) {
        let count = playlist.tracks.count
        expect(count == 0, "an empty catalog gives an empty playlist", "\(count) tracks", mood, 5)
    }

    private mutating func expect(_ holds: Bool, _ law: String, _ detail: String, _ mood: Mood, _ length: Int) {
        guard !holds else { return }
        let values = mood.probabilities.values.map(String.init(describing:)).joined(separator: ", ")
        violations.append(LawViolation(law, "\(detail), for length \(length) and the mood [\(values)]"))
    }
}
