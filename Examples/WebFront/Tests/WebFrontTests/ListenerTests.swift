import Foundation
import Hummingbird
import HummingbirdTesting
import Moodstream
import Testing

@testable import WebFront

@Suite struct ListenerTests {
    @Test func `a sad message makes a mood and music with reasons`() async throws {
        try await TestFront.run { front in
            let listener = try await front.join()
            let events = try await front.events(of: listener) {
                let answer = try await front.send(
                    "/messages", as: listener, json: #"{"text":"so sad, I could just cry 😭"}"#)
                let reading = try Self.object(Data(answer.body.readableBytesView))
                #expect(reading["understood"] as? Bool == true)
                #expect((reading["tokens"] as? [Any])?.isEmpty == false)
            }
            let mood = try #require(try Self.moods(in: events).last)
            #expect(mood.probabilities.mostLikely == .sad)
            #expect(mood.votes[.text] != nil)
            let playlist = try Self.object(Data(try #require(events.last { $0.name == "playlist" }).data.utf8))
            let playing = try #require(playlist["playing"] as? [String: Any])
            #expect((playing["sentence"] as? String)?.isEmpty == false)
            #expect((playing["why"] as? [Any])?.isEmpty == false)
            #expect((playlist["queue"] as? [Any])?.isEmpty == false)
        }
    }

    @Test func `after a message that asks for care the music is gentle`() async throws {
        try await TestFront.run { front in
            let listener = try await front.join()
            let events = try await front.events(of: listener) {
                _ = try await front.send("/feelings", as: listener, json: #"{"emotion":"happy"}"#)
                let answer = try await front.send("/messages", as: listener, json: #"{"text":"i want to kill myself"}"#)
                #expect(try Self.object(Data(answer.body.readableBytesView))["attention"] as? Bool == true)
                let other = try await front.send("/messages", as: listener, json: #"{"text":"what a day"}"#)
                #expect(try Self.object(Data(other.body.readableBytesView))["attention"] == nil)
            }
            let causes = try events.filter { $0.name == "playlist" }
                .map { try Self.object(Data($0.data.utf8))["cause"] as? String }
            #expect(causes.contains("attention"))
        }
    }

    @Test func `a face is seen where it is, and counts in the mood`() async throws {
        try await TestFront.run { front in
            let listener = try await front.join()
            let portrait = try #require(TestFront.portrait)
            let events = try await front.events(of: listener) {
                let answer = try await front.send(.post, "/frames", as: listener, "image/jpeg", portrait)
                let faces = try #require(
                    try Self.object(Data(answer.body.readableBytesView))["faces"] as? [[String: Any]])
                let box = try #require(faces.first?["box"] as? [Double])
                #expect(box.count == 4 && box[2] > 50 && box[3] > 50)
            }
            #expect(try Self.moods(in: events).last?.votes[.face] != nil)
        }
    }

    @Test func `two listeners do not hear of each other`() async throws {
        try await TestFront.run { front in
            let (glad, sad) = (try await front.join(), try await front.join())
            let events = try await front.events(of: sad) {
                _ = try await front.send("/feelings", as: glad, json: #"{"emotion":"happy"}"#)
                _ = try await front.send("/feelings", as: sad, json: #"{"emotion":"sad"}"#)
            }
            #expect(try Self.moods(in: events).last?.probabilities.mostLikely == .sad)
            let others = try await front.events(of: glad) {}
            #expect(try Self.moods(in: others).last?.probabilities.mostLikely == .happy)
        }
    }

    @Test func `a page that comes back is told all that it missed`() async throws {
        try await TestFront.run { front in
            let listener = try await front.join()
            _ = try await front.send("/feelings", as: listener, json: #"{"emotion":"angry"}"#)
            let events = try await front.events(of: listener) {}
            #expect(events.prefix(4).map { String($0.name) } == ["trail", "day", "playlist", "mood"])
            #expect(try Self.moods(in: events).first?.probabilities.mostLikely == .angry)
        }
    }

    @Test func `skip goes on and like is remembered`() async throws {
        let listener = Listener(models: try Models(), limits: Limits(), at: 0)
        try await listener.take(.selfReport(.happy, at: 1))
        var page = try #require(try await listener.open(at: 1)).events.makeAsyncIterator()
        let first = try await ShownPlaylist.next(from: &page)
        let track = try #require(first.playing)
        #expect(try await listener.take(TrackFeedback(track: track.id, kind: .like), at: 2))
        #expect(try await ShownPlaylist.next(from: &page).playing?.liked == true)
        #expect(try await listener.take(TrackFeedback(track: track.id, kind: .skip), at: 3))
        let next = try await ShownPlaylist.next(from: &page)
        #expect(next.playing?.id == first.queue.first?.id)
        let unwanted = try #require(next.queue.first?.id)
        #expect(try await listener.take(TrackFeedback(track: unwanted, kind: .ban), at: 4))
        #expect(try await ShownPlaylist.next(from: &page).queue.contains { $0.id == unwanted } == false)
        #expect(try await !listener.take(TrackFeedback(track: "unknown", kind: .skip), at: 5))
    }

    @Test func `forgetting ends the pages and erases the listener and the cookie`() async throws {
        try await TestFront.run { front in
            let listener = try await front.join()
            _ = try await front.events(of: listener) {}
            let firstAnswer = try await front.send(.get, "/listener", as: listener)
            #expect(firstAnswer.status == .unauthorized)
            let answer = try await front.send(.delete, "/listener", as: listener)
            #expect(answer.headers[.setCookie]?.contains("Max-Age=0") == true)
        }
    }

    private static func moods(in events: [EventReader.Event]) throws -> [Mood] {
        try events.filter { $0.name == "mood" }.map { try JSONDecoder().decode(Mood.self, from: Data($0.data.utf8)) }
    }

    private static func object(_ json: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    }
}
