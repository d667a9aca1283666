extension MoodSession {
    /// Takes in all observations of some sources until every source has ended.
    ///
    /// Sources may join while others run: call it again. When the last call returns, ``moods`` ends. When the task that
    /// called it is cancelled, every source ends.
    public nonisolated func run(_ sources: any AsyncSequence<EmotionObservation, Never> & Sendable...) async {
        await runBegan()
        await withTaskGroup { group in
            for source in sources { group.addTask { await self.drain(source) } }
        }
        await runEnded()
    }

    /// Takes in all observations of sources that can fail, until every source has ended or one has failed.
    ///
    /// - Throws: What the first source to fail threw; the others are cancelled.
    public nonisolated func run(_ sources: any EmotionSource...) async throws {
        await runBegan()
        do {
            try await withThrowingTaskGroup { group in
                for source in sources { group.addTask { try await self.drain(from: source) } }
                try await group.waitForAll()
            }
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
