import NeuralCore
import Testing

@Suite struct PackedSequencesTests {
    @Test func `the longest sequence comes first, and every step has those that are not over`() {
        let sequences = PackedSequences(lengths: [2, 4, 1, 4])
        #expect(sequences.order == [1, 3, 0, 2])
        #expect(sequences.offsets == [0, 4, 7, 9, 11])
        #expect(sequences.steps == 4)
        #expect(sequences.places == 11)
        #expect(sequences.place(row: 1, step: 3) == 10)
    }

    @Test func `there may be no sequence at all`() {
        #expect(PackedSequences(lengths: []).places == 0)
    }
}
