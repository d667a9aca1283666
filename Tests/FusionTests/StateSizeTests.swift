import Testing

@testable import Fusion

@Suite struct StateSizeTests {
    @Test func `a listener with a camera and messages takes less than four kilobytes`() throws {
        var timeline = MoodTimeline(estimator: JumpFilter())
        for step in 0..<120 {
            timeline.add(
                try EmotionObservation(
                    modality: step.isMultiple(of: 20) ? .text : .face, time: Double(step) / 2, probabilities: .uniform))
        }
        let modalities = timeline.log.modalities.count
        #expect(modalities == 2)
        let entries = allocated(timeline.log.entries.capacity, of: KeptObservation.self)
        let states = 2 * allocated(modalities, of: Channel.self)
        let names = allocated(modalities, of: Modality.self)
        #expect(MemoryLayout.size(ofValue: timeline) + entries + states + names < 4000)
    }

    /// The bytes of an array's storage: 32 before its elements, and about 16 of the allocator's.
    private func allocated<Element>(_ capacity: Int, of type: Element.Type) -> Int {
        48 + capacity * MemoryLayout<Element>.stride
    }
}
