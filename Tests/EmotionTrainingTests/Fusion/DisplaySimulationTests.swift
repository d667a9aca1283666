import EmotionCore
import Fusion
import TestSupport
import Testing

@testable import EmotionTraining

@Suite struct DisplaySimulationTests {
    /// A classifier that is right three times in four and says so.
    private let answers = Emotion.allCases.map { emotion in
        LabelledAnswer(
            frames: [(try? EmotionProbabilities(EmotionScores { $0 == emotion ? 0.76 : 0.04 })) ?? .uniform],
            label: EmotionProbabilities(certain: emotion))
    }

    private var simulation: DisplaySimulation {
        DisplaySimulation(faces: answers, messages: answers, moodRates: FusionParameters.measuredBaseRates)
    }

    @Test func `listeners of one seed are the same, those of another are not`() {
        func times(_ seed: Int) -> [[Double]] {
            simulation.listeners(3, seed: seed).map { $0.arrivals.map(\.time) }
        }
        #expect(times(1) == times(1))
        #expect(times(1) != times(2))
    }

    @Test func `about half of the faces and three quarters of the messages display the mood`() {
        for (modality, shares) in [(Modality.face, 0.5...0.75), (.text, 0.7...0.95)] {
            var (shown, count) = (0.0, 0.0)
            for listener in simulation.listeners(40, seed: 3) {
                for arrival in listener.arrivals where arrival.observation.modality == modality {
                    count += 1
                    let display = arrival.observation.probabilities.mostLikely
                    shown += display == listener.mood(at: arrival.time) ? 1 : 0
                }
            }
            #expect(shares.contains(shown / count), "\(shown / count) of \(count) by \(modality)")
        }
    }

    @Test func `labels without answers leave a listener without such displays`() {
        let none = DisplaySimulation(faces: [], messages: [], moodRates: .uniform)
        #expect(none.listeners(2, seed: 1).allSatisfy { $0.arrivals.isEmpty && !$0.moments.isEmpty })
    }
}
