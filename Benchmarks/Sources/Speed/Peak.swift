import CProbes

/// What one core can do at best: fused multiply-adds on registers alone.
struct Peak {
    /// Floating-point operations a second, in billions.
    let gigaflops: Double

    /// The best of several short runs, as others may use the core in between.
    static func measured(runs: Int = 40) -> Peak {
        let passes = 200_000
        let best = (0..<runs).map { _ in
            var operations = 0
            let time = ContinuousClock().measure { operations = probe_multiply_adds(passes) }
            return 1e-9 * Double(passes * operations) / (time / .seconds(1))
        }
        return Peak(gigaflops: best.max() ?? 0)
    }

    /// The share that a measurement has of it, on as many cores as it had threads, in percent.
    func percent(of measurement: Measurement) -> Int? {
        measurement.gigaflops.map { Int((100 * $0 / gigaflops / Double(measurement.threads)).rounded()) }
    }
}
