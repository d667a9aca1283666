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

    @Test(arguments: [
        (#""counted":1"#, #""counted":7"#), (#""version":3"#, #""version":2"#),
        (#""modality":"text""#, #""modality":"face""#),
        (#""baseRates":[0.069"#, #""baseRates":[0.969"#), (#""accepted":2"#, #""accepted":9223372036854775807"#),
        (#""accepted":2"#, #""accepted":-1"#), (#""window":30"#, #""window":-30"#),
    ])
    func `a state that no timeline writes is refused`(_ right: String, _ wrong: String) throws {
        var filter = JumpFilter()
        for modality in [Modality.face, .text] {
            filter.update(with: try EmotionObservation(modality: modality, time: 1, probabilities: .uniform))
        }
        var timeline = MoodTimeline(estimator: filter)
        for time in [2, 3] as [Double] {
            timeline.add(try EmotionObservation(modality: .face, time: time, probabilities: .uniform))
        }
        let json = try #require(String(data: JSONEncoder().encode(timeline), encoding: .utf8))
        let broken = json.replacing(right, with: wrong)
        #expect(broken != json)
        #expect {
            try JSONDecoder().decode(MoodTimeline<JumpFilter>.self, from: Data(broken.utf8))
        } throws: { error in
            guard case .dataCorrupted = error as? DecodingError else { return false }
            return true
        }
    }

    @Test func `settings beyond all measure are clamped, and can be stored`() throws {
        let endless = Duration.seconds(Int64.max)
        var parameters = FusionParameters(halfLife: endless)
        parameters.baseRateWeight = endless
        parameters.hysteresis = MoodHysteresis(ratio: .infinity)
        #expect(try restored(parameters) == parameters)
        let timeline = MoodTimeline(estimator: JumpFilter(parameters: parameters), window: endless, capacity: .max)
        #expect(try restored(timeline).window == timeline.window)
        #expect(MoodTimeline(estimator: JumpFilter(), window: .zero - endless, capacity: .min).window == .zero)
    }
}
