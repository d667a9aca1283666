/// Waiting that ends.
enum Deadline {
    /// Waits for a task, but not beyond a deadline and not after cancellation; the task itself goes on.
    ///
    /// - Throws: What the task throws, ``SpotifyError/timedOut(endpoint:)`` or `CancellationError`.
    static func wait<Value: Sendable>(
        for task: Task<Value, any Error>, until deadline: ContinuousClock.Instant, endpoint: String
    ) async throws -> Value {
        let (results, result) = AsyncStream.makeStream(of: Result<Value, any Error>.self)
        let waiter = Task { result.yield(await task.result) }
        let alarm = Task {
            try await Task.sleep(until: deadline, clock: .continuous)
            result.yield(.failure(SpotifyError.timedOut(endpoint: endpoint)))
        }
        defer {
            waiter.cancel()
            alarm.cancel()
        }
        for await outcome in results { return try outcome.get() }
        throw CancellationError()
    }
}
