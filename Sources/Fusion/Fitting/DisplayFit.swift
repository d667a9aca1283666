/// Learns how one modality's answers are spread and how long its displays last. It needs no labels.
struct DisplayFit {
    /// The fitted statistics.
    private(set) var statistics: DisplayStatistics
    /// The fitted correlation time, in seconds; 0 for a modality that is seen too rarely to tell.
    private(set) var correlationSeconds = 0.0

    private let tracks: [[Frame]]

    private struct Frame {
        let time: Double
        let logPosterior: SIMD8<Double>
    }

    /// Observations farther apart than this are no frames of one display.
    private static let longestDisplay = 10.0
    /// Fewer pairs of frames than this teach nothing about displays.
    private static let fewestPairs = 200

    /// Fits one modality of some listeners; nothing if it has fewer than two observations.
    init?(_ modality: Modality, of listeners: [LabelledListener]) {
        tracks = listeners.map { listener in
            listener.arrivals.map(\.observation).filter { $0.modality == modality && $0.quality > 0 }
                .sorted { $0.time < $1.time }.map {
                    Frame(time: $0.time, logPosterior: $0.probabilities.flooredLogarithms)
                }
        }
        let all = tracks.joined().map(\.logPosterior)
        guard all.count > 1 else { return nil }
        statistics = DisplayStatistics(of: all, noise: DisplayStatistics.unknownNoise)
        if pairs >= Self.fewestPairs { fitDisplays() }
    }

    private var pairs: Int {
        tracks.reduce(0) { sum, track in
            sum + zip(track, track.dropFirst()).count { $1.time - $0.time < Self.longestDisplay }
        }
    }

    /// Finds noise and correlation time by the likelihood of each frame given those before it.
    private mutating func fitDisplays() {
        let start = [Math.log(3)] + statistics.spread.values.map { Math.log($0 / 2) }
        let (tracks, mean, spread) = (tracks, statistics.mean.lanes, statistics.spread.lanes)
        var search = CoordinateSearch(from: start, step: 0.3) { values in
            var noise = SIMD8<Double>.zero
            for lane in 0..<Emotion.count { noise[lane] = max(0.01, Math.exp(values[lane + 1])) }
            let reference = SensorReference(DisplayStatistics(uncheckedMean: mean, spread: spread, noise: noise))
            return -tracks.reduce(0) { $0 + Self.logLikelihood(of: $1, Math.exp(values[0]), reference) }
        }
        for _ in 0..<12 { _ = search.sweep(0...Emotion.count) }
        correlationSeconds = Math.exp(search.point[0])
        var noise = SIMD8<Double>.zero
        for lane in 0..<Emotion.count { noise[lane] = max(0.01, Math.exp(search.point[lane + 1])) }
        statistics = DisplayStatistics(uncheckedMean: mean, spread: spread, noise: noise)
    }

    private static func logLikelihood(
        of track: [Frame], _ correlation: Double, _ reference: SensorReference
    ) -> Double {
        var display = Display()
        var time = track.first?.time ?? 0
        return track.reduce(0) { sum, frame in
            let prior = Math.exp(-max(1e-3, frame.time - time) / correlation)
            let same = reference.probabilityOfSameDisplay(
                frame.logPosterior, display: display.mean, frames: display.frames, prior: prior)
            let density =
                display.frames > 0
                ? reference.logDensityOfNew(frame.logPosterior) + Math.log(max(1e-12, 1 - prior))
                    - Math.log(max(1e-12, 1 - same)) : 0
            display.take(frame.logPosterior, same: same, quality: 1, share: 1, lately: 0)
            time = frame.time
            return sum + density
        }
    }
}
