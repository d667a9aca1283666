import FaceEmotion
import Testing

@Suite struct FaceTrackerTests {
    private func face(_ x: Double, side: Double = 100) -> FaceDetection {
        FaceDetection(box: FaceBox(x: x, y: 50, width: side, height: side), score: 0.9)
    }

    @Test func `the largest face comes first`() {
        var tracker = FaceTracker()
        #expect(tracker.follow([face(300, side: 120), face(0)], at: 0) == face(300, side: 120))
        #expect(tracker.follow([], at: 1) == nil)
    }

    @Test func `a face is followed while it moves, also past a larger one`() {
        var tracker = FaceTracker()
        _ = tracker.follow([face(0)], at: 0)
        for step in 1...8 {
            let moved = face(Double(step) * 20)
            #expect(tracker.follow([face(400, side: 150), moved], at: Double(step)) == moved)
        }
    }

    @Test func `when the followed face is away the others wait until patience is over`() {
        var tracker = FaceTracker(patience: 2)
        _ = tracker.follow([face(0)], at: 10)
        #expect(tracker.follow([face(400)], at: 11) == nil)
        #expect(tracker.follow([face(400)], at: 12.5) == face(400))
        #expect(tracker.follow([face(0), face(410)], at: 13) == face(410))
    }

    @Test func `a clock that was set back does not keep the tracker waiting`() {
        var tracker = FaceTracker(patience: 2)
        _ = tracker.follow([face(0)], at: 1_000)
        #expect(tracker.follow([face(400)], at: 1) == face(400))
    }
}
