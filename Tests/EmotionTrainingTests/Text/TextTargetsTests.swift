import EmotionCore
import TestSupport
import Testing

@testable import EmotionTraining

@Suite struct TextTargetsTests {
    let teacher = TeacherLabels.Row(
        labels: [0.5, 0, 0, 0.5, 0, 0, 0], distribution: [0.5, 0, 0, 0.5, 0, 0, 0])

    func row(_ labels: [String], _ emotions: [Emotion], V: Double? = nil, A: Double? = nil) -> TextRow {
        TextRow(text: "", labels: labels, emotions: emotions, V: V, A: A)
    }

    @Test func `what taggers could not choose is unknown, not absent`() {
        let set = TextDataSet(name: "", labelWeight: 1, absenceWeight: 0.5, emotions: [.angry, .happy])
        let targets = TextTargets(row([], [.happy]), in: set, teacher: nil)
        #expect(targets.labels == [0, 0, 0, 1, 0, 0, 0])
        #expect(targets.labelWeights == [0.5, 0, 0, 1, 0, 0, 0])
        #expect(targets.distribution[3] == 1 && targets.distributionWeight == 1)
    }

    @Test func `the teacher's labels are mixed in by weight`() {
        let set = TextDataSet(name: "", labelWeight: 1, absenceWeight: 1, teacherWeight: 1)
        let targets = TextTargets(row([], [.happy]), in: set, teacher: teacher)
        expectClose(targets.labels, [0.25, 0, 0, 0.75, 0, 0, 0], within: 1e-6)
        expectClose(targets.distribution, [0.25, 0, 0, 0.75, 0, 0, 0], within: 1e-6)
        #expect(targets.distributionWeight == 2)
    }

    @Test func `what earlier networks say is mixed in, and fills in what nobody has labelled`() {
        let earlier = TextTeachers.Row(
            labels: [1, 0, 0, 0, 0, 0, 0], distribution: [1, 0, 0, 0, 0, 0, 0], sentiment: [1, 0, 0],
            affect: [-0.5, 0.5])
        let set = TextDataSet(name: "", labelWeight: 1, absenceWeight: 1, sentimentWeight: 0.3)
        let labelled = TextTargets(row(["joy"], [.happy]), in: set, teacher: nil, earlier: earlier, distillation: 1)
        expectClose(labelled.labels, [0.5, 0, 0, 0.5, 0, 0, 0], within: 1e-6)
        expectClose(labelled.distribution, [0.5, 0, 0, 0.5, 0, 0, 0], within: 1e-6)
        expectClose(labelled.sentiment, [0.5, 0, 0.5], within: 1e-6)
        #expect(labelled.affect == earlier.affect)

        let open = TextTargets(row([], []), in: set, teacher: nil, earlier: earlier, distillation: 0.5)
        #expect(open.labels == earlier.labels && open.labelWeights.allSatisfy { $0 == 0.5 })
        #expect(open.sentiment == earlier.sentiment && open.sentimentWeight == 0.3)
        let rated = TextTargets(row([], [], V: 5, A: 1), in: set, teacher: nil, earlier: earlier, distillation: 1)
        #expect(rated.affect == [1, -1] && rated.affectWeight == 1)
    }

    @Test func `a row without an honest mapping teaches nothing but what the teacher says`() {
        let set = TextDataSet(name: "", labelWeight: 1, absenceWeight: 1, teacherWeight: 0)
        let targets = TextTargets(row(["anticipation"], []), in: set, teacher: nil)
        #expect(targets.labelWeights.allSatisfy { $0 == 0 } && targets.distributionWeight == 0)
        #expect(targets.affectWeight == 0)
    }

    @Test func `sentiment follows the labels, and ratings where there are none`() {
        #expect(TextSentiment.target(for: row(["joy"], [])) == [0, 0, 1])
        #expect(TextSentiment.target(for: row(["joy", "grief"], [])) == [0.5, 0, 0.5])
        #expect(TextSentiment.target(for: row(["surprise"], [])) == nil)
        #expect(TextSentiment.target(for: row([], [], V: 2, A: 3)) == [1, 0, 0])
        #expect(TextSentiment.target(for: row([], [], V: 3, A: 3)) == [0, 1, 0])
    }

    @Test func `ratings from 1 to 5 become -1 to 1`() {
        let targets = TextTargets(row([], [], V: 5, A: 1), in: TextDataSet(name: ""), teacher: nil)
        #expect(targets.affect == [1, -1] && targets.affectWeight == 1)
    }
}

@Suite struct LabelCalibrationTests {
    @Test func `thresholds reach the best F1 there is`() {
        // One column that separates, one that is upside down, the rest without labels.
        let scores: [Float] = [3, 2, 1, 0]
        let logits = scores.flatMap { [$0, $0] + Array(repeating: Float(0), count: 5) }
        let labels = [[true, false], [true, false], [false, true], [false, true]].map {
            $0 + Array(repeating: false, count: 5)
        }
        let thresholds = LabelThresholds(logits: logits, labels: labels)
        #expect(thresholds.values[0] > 1 && thresholds.values[0] < 2)
        #expect(thresholds.values[1] < 0, "all four are given: F1 is 2/3")
        expectClose([thresholds.macroF1], [(1 + 2.0 / 3) / 7], within: Tolerance.float64)
    }

    @Test func `the temperature undoes exaggeration`() {
        var random = SeededGenerator(seed: 5)
        var logits: [[Float]] = []
        var classes: [Int?] = []
        for _ in 0..<4000 {
            let favorite = Int.random(in: 0..<7, using: &random)
            // The favorite is right as often as softmax([1.5, 0, ...]) says, but the logits claim thrice that.
            let isRight = Double.random(in: 0..<1, using: &random) < 0.428
            let label = isRight ? favorite : (favorite + Int.random(in: 1..<7, using: &random)) % 7
            logits.append((0..<7).map { $0 == favorite ? 4.5 : 0 })
            classes.append(label)
        }
        let candidates = (10...80).map { Float($0) / 20 }
        #expect((2.7...3.3).contains(Temperature(logits: logits, classes: classes, candidates: candidates).value))
    }

    @Test func `the shift helps the class that is overlooked, and stays away where all is well`() {
        // Negative messages lean to neutral by 0.5 to 1.5, the others are clear.
        let logits: [Float] = [0, 0.5, -3, 0, 1.5, -3, -3, 3, -3, -3, 0, 3]
        let labels = [[true, false, false], [true, false, false], [false, true, false], [false, false, true]]
        let shift = SentimentShift(logits: logits, labels: labels)
        #expect(shift.macroRecall == 1)
        #expect(shift.values[0] > 1.5 && shift.values[1] == 0 && shift.values[2] == 0)
        #expect(SentimentShift(logits: Array(logits[6...]), labels: Array(labels[2...])).values == [0, 0, 0])
    }

    @Test func `label scores count hits, misses and false alarms`() {
        let scores = LabelScores(given: [[.happy], [.happy, .sad], []], right: [[.happy], [.sad], [.sad]])
        #expect(scores.emotions[.happy]?.precision == 0.5 && scores.emotions[.happy]?.recall == 1)
        #expect(scores.emotions[.sad]?.precision == 1 && scores.emotions[.sad]?.recall == 0.5)
        expectClose([scores.microF1], [2 * 2.0 / 6], within: Tolerance.float64)
        expectClose([scores.macroF1], [(2.0 / 3 + 2.0 / 3) / 7], within: Tolerance.float64)
    }
}
