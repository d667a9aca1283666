import FaceEmotion
import TestSupport
import Testing

@Suite struct FaceExplanationTests {
    private let classifier: FaceEmotionClassifier

    init() throws { classifier = try FaceEmotionClassifier() }

    /// A crop with light and dark halves.
    private var crop: FaceCrop {
        FaceCrop(brightness: { x, y in y < 24 ? 200 + x : x })
    }

    @Test func `hiding parts of a crop without parts changes nothing`() {
        let gray = FaceCrop(checked: Array(repeating: 90, count: 48 * 48))
        let explanation = classifier.explain(gray)
        for emotion in Emotion.allCases {
            #expect(explanation.importance(for: emotion).allSatisfy { $0.magnitude < 1e-6 })
        }
    }

    @Test func `what a pixel means is a difference of probabilities, and they cancel out over the emotions`() {
        let explanation = classifier.explain(crop)
        #expect(explanation.reading == classifier.read(crop))
        var sums = [Double](repeating: 0, count: 48 * 48)
        for emotion in Emotion.allCases {
            for (pixel, value) in explanation.importance(for: emotion).enumerated() { sums[pixel] += Double(value) }
        }
        expectClose(sums, Array(repeating: 0, count: sums.count), within: 1e-5)
        #expect(explanation.importance(for: explanation.reading.probabilities.mostLikely).contains { $0 != 0 })
    }

    @Test func `the overlay is red where the face speaks for the emotion and blue where it speaks against it`() {
        let explanation = classifier.explain(crop)
        let map = explanation.importance(for: .neutral)
        let picture = explanation.overlay(for: .neutral, on: crop, magnification: 2)
        #expect(picture.width == 96 && picture.height == 96)
        let strongest = map.indices.max { map[$0].magnitude < map[$1].magnitude } ?? 0
        let place = 3 * (strongest / 48 * 2 * 96 + strongest % 48 * 2)
        let (red, blue) = (picture.pixels[place], picture.pixels[place + 2])
        #expect(map[strongest] > 0 ? red > blue : blue > red)
    }
}
