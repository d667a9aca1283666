import NeuralTraining
import TestSupport
import Testing

@Suite struct ClassificationReportTests {
    private let report = ClassificationReport(
        predictions: [[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.7, 0.3]], classes: [0, 1, 1, 0])

    @Test func `figures match a count by hand`() {
        #expect(report.confusion == [[2, 0], [1, 1]])
        #expect(report.accuracy == 0.75)
        expectClose([report.precision(of: 0), report.recall(of: 0)], [2.0 / 3, 1], within: Tolerance.float64)
        expectClose([report.macroF1], [(0.8 + 2.0 / 3) / 2], within: Tolerance.float64)
        expectClose([report.brierScore], [2 * (0.01 + 0.64 + 0.16 + 0.09) / 4], within: Tolerance.float64)
        // Four bins with one example each: |0.9 - 1| + |0.8 - 0| + |0.6 - 1| + |0.7 - 1|.
        expectClose([report.calibrationError], [(0.1 + 0.8 + 0.4 + 0.3) / 4], within: Tolerance.float64)
    }

    @Test func `the area under the curve counts pairs in the right order, ties half`() {
        let positives = [true, false, true, false]
        #expect(areaUnderCurve(scores: [0.9, 0.1, 0.8, 0.2], positives: positives) == 1)
        #expect(areaUnderCurve(scores: [0.1, 0.9, 0.2, 0.8], positives: positives) == 0)
        #expect(areaUnderCurve(scores: [0.5, 0.5, 0.5, 0.5], positives: positives) == 0.5)
        #expect(areaUnderCurve(scores: [0.9, 0.5, 0.3, 0.1], positives: positives) == 0.75)
        #expect(areaUnderCurve(scores: [0.1, 0.2], positives: [true, true]) == nil)
        // Class 0 with 0.9, 0.7 against 0.8, 0.4: three of four pairs.
        #expect(report.areasUnderCurve == [0.75, 0.75])
        #expect(report.macroAreaUnderCurve == 0.75)
    }

    @Test func `the bins hold every example with its confidence and whether it was right`() {
        let filled = report.reliability.filter { $0.count > 0 }
        #expect(filled.map(\.count) == [1, 1, 1, 1])
        expectClose(filled.map(\.confidence), [0.6, 0.7, 0.8, 0.9], within: Tolerance.float64)
        #expect(filled.map(\.accuracy) == [1, 1, 0, 1])
        #expect(filled.allSatisfy { $0.range.contains($0.confidence) })
    }

    @Test func `the interval holds the accuracy and shrinks with more examples`() {
        let more = ClassificationReport(
            predictions: Array(repeating: [0.9, 0.1], count: 400),
            classes: Array(repeating: 0, count: 300) + Array(repeating: 1, count: 100))
        #expect(report.accuracyInterval.contains(0.75))
        #expect(more.accuracyInterval.contains(0.75))
        #expect(width(more.accuracyInterval) < width(report.accuracyInterval) / 4)
    }

    @Test func `no examples give zeros, not NaN`() {
        let empty = ClassificationReport(predictions: [], classes: [])
        #expect(empty.accuracy == 0)
        #expect(empty.macroF1 == 0)
        #expect(empty.calibrationError == 0)
    }

    private func width(_ range: ClosedRange<Double>) -> Double { range.upperBound - range.lowerBound }
}
