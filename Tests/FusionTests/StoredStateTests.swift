import Foundation
import Fusion
import TestSupport
import Testing

@Suite struct StoredStateTests {
    private func restored<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }

    @Test func `a filter that was stored goes on bit for bit`() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<100 {
            let schedule = try random.schedule(count: 20)
            let filter = JumpFilter(parameters: try random.parameters()).fed(schedule.prefix(10))
            #expect(try restored(filter).fed(schedule.dropFirst(10)) == filter.fed(schedule.dropFirst(10)))
        }
    }

    @Test func `a timeline that was stored goes on bit for bit`() throws {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<100 {
            let schedule = try random.schedule(count: 30).shuffled(using: &random)
            var timeline = MoodTimeline(
                estimator: JumpFilter(parameters: try random.parameters()), window: .seconds(60))
            for observation in schedule.prefix(15) { timeline.add(observation) }
            var copy = try restored(timeline)
            for observation in schedule.dropFirst(10) { #expect(timeline.add(observation) == copy.add(observation)) }
            #expect(timeline.mood(at: 400) == copy.mood(at: 400))
            #expect(timeline.counts == copy.counts)
        }
    }

    @Test func `an observation that was written and read has the same bits`() throws {
        var random = SeededGenerator(seed: 13)
        for _ in 0..<300 {
            let observation = try EmotionObservation(
                modality: .face, time: .random(in: 0...1e6, using: &random), probabilities: random.probabilities())
            #expect(try restored(observation) == observation)
        }
    }

    @Test func `parameters survive JSON`() throws {
        var random = SeededGenerator(seed: 14)
        #expect(try restored(JumpFilter.Parameters()) == JumpFilter.Parameters())
        for _ in 0..<50 {
            let parameters = try random.parameters()
            #expect(try restored(parameters) == parameters)
        }
    }

    @Test(arguments: [
        (#"{"halfLife":0}"#, "halfLife is 0.0, expected 0.001...1000000000000.0"),
        (#"{"halfLife":1e300}"#, "halfLife is 1e+300, expected 0.001...1000000000000.0"),
        (#"{"halfLife":1,"version":2}"#, "version is 2, expected 1"),
        (#"{"halfLife":1,"other":{"reliability":1.5}}"#, "reliability is 1.5, expected 0.0...1.0"),
        (#"{"halfLife":1,"other":{"reliability":1,"temperature":0}}"#, "temperature is 0.0, expected 0.05...20.0"),
        (#"{"halfLife":1,"baseRates":{"happy":2}}"#, "probabilities sum to 2.0, expected 1"),
    ])
    func `parameters out of range are refused with their reason`(_ json: String, _ reason: String) {
        #expect {
            try JSONDecoder().decode(JumpFilter.Parameters.self, from: Data(json.utf8))
        } throws: { error in
            guard case .dataCorrupted(let context) = error as? DecodingError else { return false }
            return context.debugDescription == reason
        }
    }

    @Test func `a state that no filter writes is refused`() throws {
        var filter = JumpFilter()
        filter.update(with: try EmotionObservation(modality: .face, time: 1, probabilities: .uniform))
        let json = try #require(String(data: JSONEncoder().encode(filter), encoding: .utf8))
        let broken = json.replacing(#""counted":1"#, with: #""counted":7"#)
        #expect(broken != json)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(JumpFilter.self, from: Data(broken.utf8)) }
    }
}
