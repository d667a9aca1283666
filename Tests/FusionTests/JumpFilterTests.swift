import Foundation
import Fusion
import TestSupport
import Testing

@Suite struct JumpFilterTests {
    @Test func `random schedules give what the formulas say`() throws {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<300 {
            let parameters = try random.parameters()
            // The timeline sorts simultaneous observations; a bare filter takes them as they come.
            let schedule = try random.schedule(count: .random(in: 0...25, using: &random))
                .sorted { ($0.time, $0.modality, $0.id) < ($1.time, $1.modality, $1.id) }
            let moment = (schedule.last?.time ?? 0) + .random(in: 0...100, using: &random)
            let mood = JumpFilter(parameters: parameters).fed(schedule).mood(at: moment)
            let expected = Oracle(parameters: parameters).answer(schedule, at: moment)
            expectClose(mood.probabilities.values, expected.probabilities, within: FusionTolerance.state)
            #expect(Set(mood.votes.keys) == Set(expected.votes.keys))
            for (modality, vote) in mood.votes {
                expectClose(vote.values, expected.votes[modality] ?? [], within: FusionTolerance.state)
                expectClose(
                    mood.contributions[modality]?.values ?? [], expected.contributions[modality] ?? [],
                    within: FusionTolerance.state)
            }
            expectClose([mood.conflict], [max(0, expected.conflict)], within: FusionTolerance.state)
            expectClose(mood.baseRates?.values ?? [], expected.baseRates, within: FusionTolerance.state)
        }
    }

    @Test func `predicting in two steps gives the same as in one`() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<300 {
            // An observation that says no more than its prior is a prediction and nothing else.
            var parameters = try random.parameters()
            parameters.sensors["pause"] = try SensorModel(reliability: 1, correlationTime: .zero)
            let filter = JumpFilter(parameters: parameters).fed(try random.schedule(count: 8))
            let nothing = try EmotionObservation(
                modality: "pause", time: .random(in: 300...600, using: &random), probabilities: .uniform)
            let inTwo = filter.fed([nothing]).mood(at: 700)
            expectClose(inTwo.probabilities.values, filter.mood(at: 700).probabilities.values, within: 1e-12)
        }
    }

    @Test func `quality zero and reliability zero change nothing`() throws {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            var parameters = try random.parameters()
            parameters.sensors["broken"] = SensorModel.face.withReliability(0)
            let before = JumpFilter(parameters: parameters).fed(try random.schedule(count: 8))
            let noQuality = try EmotionObservation(
                modality: .face, time: 500, probabilities: random.probabilities(), quality: 0)
            let unreliable = try EmotionObservation(
                modality: "broken", time: 500, probabilities: random.probabilities())
            #expect(before.fed([noQuality, unreliable]) == before)
        }
    }

    @Test func `simultaneous observations of different modalities commute`() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            let before = JumpFilter(parameters: try random.parameters()).fed(try random.schedule(count: 8))
            let both = try [.face, [.text, .selfReport].randomElement(using: &random) ?? .text].map {
                try EmotionObservation(modality: $0, time: 300, probabilities: random.probabilities())
            }
            let (one, other) = (before.fed(both).mood(at: 310), before.fed(both.reversed()).mood(at: 310))
            expectClose(one.probabilities.values, other.probabilities.values, within: 1e-12)
            expectClose([one.conflict], [other.conflict], within: 1e-12)
            #expect(one.votes == other.votes)
        }
    }

    @Test func `one modality alone returns itself`() throws {
        var random = SeededGenerator(seed: 5)
        let honest = try SensorModel(reliability: 1, correlationTime: .zero)
        let parameters = try JumpFilter.Parameters(
            sensors: [.face: honest], halfLife: .seconds(60), baseRates: .uniform)
        for _ in 0..<300 {
            let said = random.probabilities()
            let observation = try EmotionObservation(modality: .face, time: 5, probabilities: said)
            let mood = JumpFilter(parameters: parameters).fed([observation]).mood(at: 5)
            expectClose(mood.probabilities.values, said.values, within: FusionTolerance.state)
            expectClose(mood.votes[.face]?.values ?? [], said.values, within: FusionTolerance.state)
            #expect(mood.conflict == 0)
        }
    }

    @Test func `doubling the half-life never speeds forgetting`() throws {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<300 {
            let halfLife = Double.random(in: 0.1...600, using: &random)
            let observation = try EmotionObservation(modality: .face, time: 0, probabilities: random.probabilities())
            let moment = Double.random(in: 0...1000, using: &random)
            let distances = [halfLife, 2 * halfLife].map { halfLife in
                let parameters = JumpFilter.Parameters(halfLife: .seconds(halfLife))
                let mood = JumpFilter(parameters: parameters).fed([observation]).mood(at: moment)
                return zip(mood.probabilities.values, parameters.baseRates.values).map { abs($0 - $1) }.reduce(0, +)
            }
            #expect(distances[1] >= distances[0] - 1e-12)
        }
    }

    @Test func `a mood stays finite whatever comes after whatever pause`() throws {
        var random = SeededGenerator(seed: 7)
        let tiny = try EmotionProbabilities([1, 1e-12, 1e-12, 0, 1e-300, 0, 0])
        let extremes = Emotion.allCases.map(EmotionProbabilities.init(certain:)) + [tiny, .uniform]
        let year = 365.25 * 86_400
        for _ in 0..<100 {
            var parameters = try random.parameters()
            for temperature in [0.05, 20] {
                parameters.sensors[.face] = try SensorModel(
                    temperature: temperature, reliability: 1, correlationTime: .zero, prior: tiny, baseRates: tiny,
                    statistics: Bool.random(using: &random) ? random.statistics() : nil)
                var filter = JumpFilter(parameters: parameters)
                var time = -1e9
                for _ in 0..<50 {
                    time += [0, 0, 1e-9, 1, 10 * year].randomElement(using: &random) ?? 0
                    let said = extremes.randomElement(using: &random) ?? .uniform
                    let modality: Modality = [.face, .text].randomElement(using: &random) ?? .face
                    filter.update(with: try EmotionObservation(modality: modality, time: time, probabilities: said))
                    let mood = filter.mood(at: time)
                    let numbers =
                        mood.probabilities.values + [mood.conflict, mood.valence, mood.arousal, mood.uncertainty]
                        + mood.contributions.values.flatMap(\.values) + mood.votes.values.flatMap(\.values)
                    #expect(numbers.allSatisfy { $0.isFinite })
                    expectClose([mood.probabilities.values.reduce(0, +)], [1], within: 1e-9)
                }
            }
        }
        let end = JumpFilter().fed([try EmotionObservation(modality: .face, time: -1e308, probabilities: tiny)]).mood(
            at: 1e308)
        expectClose(end.probabilities.values, JumpFilter.Parameters().baseRates.values, within: Tolerance.float64)
    }

    @Test func `a mood stays finite where only one is possible, whatever is seen`() throws {
        let sure = try SensorModel(temperature: 0.05, reliability: 1, correlationTime: .seconds(1))
        let parameters = try JumpFilter.Parameters(
            sensors: [.face: sure], halfLife: .seconds(60), baseRates: EmotionProbabilities(certain: .happy))
        let said = try [Emotion.happy, .angry, .sad, .happy].enumerated().map { index, emotion in
            try EmotionObservation(
                id: "\(index)", modality: .face, time: 5, probabilities: EmotionProbabilities(certain: emotion))
        }
        let mood = JumpFilter(parameters: parameters).fed(said).mood(at: 5)
        #expect(mood.probabilities == EmotionProbabilities(certain: .happy))
        #expect(mood.votes[.face] == EmotionProbabilities(certain: .happy))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e308, -1e308])
    func `a mood can be asked for at any moment`(_ moment: Double) throws {
        var timeline = MoodTimeline(estimator: JumpFilter())
        for time in [0, 5] as [Double] {
            timeline.add(try EmotionObservation(modality: .face, time: time, probabilities: .uniform))
        }
        let mood = timeline.mood(at: moment)
        #expect(mood.probabilities.values.allSatisfy(\.isFinite) && mood.conflict.isFinite)
        #expect(MoodJourney([mood]).svg().hasSuffix("</svg>\n"))
    }

    @Test func `frames of one display count once, and a poor frame leaves the next its weight`() throws {
        let smile = try EmotionProbabilities([0.02, 0.02, 0.02, 0.88, 0.02, 0.02, 0.02])
        func happiness(_ times: [Double], quality: Double = 1) throws -> Double {
            let frames = try times.map {
                try EmotionObservation(modality: .face, time: $0, probabilities: smile, quality: quality)
            }
            return JumpFilter().fed(frames).mood(at: 1).probabilities[.happy]
        }
        let many = try happiness(Array(stride(from: 0, through: 1, by: 0.02)))
        #expect(try abs(many - happiness(Array(stride(from: 0, through: 1, by: 0.005)))) < 0.02)
        #expect(try many > happiness([1]))
        let poor = try EmotionObservation(modality: .face, time: 0.99, probabilities: smile, quality: 0.05)
        let good = try EmotionObservation(modality: .face, time: 1, probabilities: smile)
        var parameters = FusionParameters()
        parameters.isGuarded = false
        let after = JumpFilter(parameters: parameters)
        #expect(
            after.fed([poor, good]).mood(at: 1).probabilities[.happy]
                >= after.fed([good]).mood(at: 1).probabilities[.happy] - 0.01)
    }

    @Test func `modalities that disagree are in conflict until one falls silent`() throws {
        let smile = try EmotionObservation(
            modality: .face, time: 0, probabilities: EmotionProbabilities(certain: .happy))
        let sigh = try EmotionObservation(modality: .text, time: 0, probabilities: EmotionProbabilities(certain: .sad))
        let torn = JumpFilter().fed([smile, sigh])
        #expect(JumpFilter().fed([smile]).mood(at: 0).conflict == 0)
        #expect(torn.mood(at: 0).conflict > 0.3)
        #expect(torn.mood(at: 3600).conflict < 0.01)
        #expect(torn.mood(at: 0).conflict <= 1)
    }

    @Test func `before anything is seen the mood is the base rates and endlessly stale`() {
        let mood = JumpFilter().mood(at: 12)
        expectClose(mood.probabilities.values, JumpFilter.Parameters().baseRates.values, within: Tolerance.float64)
        #expect(mood.staleness == .infinity)
        #expect(mood.votes.isEmpty && mood.contributions.isEmpty)
    }
}
