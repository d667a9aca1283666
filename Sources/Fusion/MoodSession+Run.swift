extension MoodSession {
    /// Takes in all observations of some sources until every source has ended.
    ///
    /// Sources may join while others run: call it again. When the last call returns, ``moods`` ends. When the task that
    /// called it is cancelled, every source ends.
    public nonisolated func run(_ sources: any AsyncSequence<EmotionObservation, Never> & Sendable...) async {
        await counted {
            await withTaskGroup { group in
                for source in sources { group.addTask { await self.drain(source) } }
            }
        }
    }

    /// Takes in all observations of sources that can fail, until every source has ended or one has failed.
    ///
    /// - Throws: What the first source to fail threw; the others are cancelled.
    public nonisolated func run(_ sources: any EmotionSource...) async throws {
        try await counted {
            try await withThrowingTaskGroup { group in
                for source in sources { group.addTask { try await self.drain(from: source) } }
                for try await _ in group {}
            }
        }
    }

    /// Takes in all observations of one source that comes and goes: a camera that is switched on for a while.
    ///
    /// Unlike ``run(_:)-(EmotionSource...)`` it does not end the session: the next source may come later. Cancel its task
    /// and the source leaves; what it has said stays.
    ///
    /// - Throws: What the source threw; others go on.
    public nonisolated func listen(to source: some EmotionSource) async throws { try await drain(from: source) }

    private nonisolated func counted<Failure>(_ listen: () async throws(Failure) -> Void) async throws(Failure) {
        await runBegan()
        do {
            try await listen()
        } catch {
            await runEnded()
            throw error
        }
        await runEnded()
    }

    private nonisolated func drain(from source: some EmotionSource) async throws {
        try await drain(source.observations)
    }

    @concurrent
    private nonisolated func drain<Source: AsyncSequence>(_ source: Source) async throws(Source.Failure)
    where Source.Element == EmotionObservation {
        for try await observation in source {
            if Task.isCancelled { return }
            await add(observation)
        }
    }
}
