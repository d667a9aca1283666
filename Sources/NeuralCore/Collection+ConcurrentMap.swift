extension Collection where Element: Sendable {
    /// One result for each element, in the order of the elements, computed by concurrent tasks.
    ///
    /// - Parameter transform: Gets the element's number, from 0, and the element.
    package func concurrentMap<Result: Sendable>(
        _ transform: @escaping @Sendable (Int, Element) -> Result
    ) async -> [Result] {
        await withTaskGroup(of: (Int, Result).self) { group in
            for (index, element) in enumerated() { group.addTask { (index, transform(index, element)) } }
            var results = [Result?](repeating: nil, count: count)
            for await (index, result) in group { results[index] = result }
            return results.compactMap(\.self)
        }
    }
}

extension Array where Element: Sendable {
    /// The results for all elements, worked out in so many tasks, each of which takes a contiguous share.
    ///
    /// - Precondition: `tasks` is positive.
    package func concurrentlyMapped<Result: Sendable>(
        tasks: Int, _ transform: @escaping @Sendable ([Element]) -> [Result]
    ) async -> [Result] {
        precondition(tasks > 0, "\(tasks) tasks do no work")
        let share = Swift.max(1, (count + tasks - 1) / tasks)
        let parts = stride(from: 0, to: count, by: share).map { Array(self[$0..<Swift.min($0 + share, count)]) }
        return await parts.concurrentMap { _, part in transform(part) }.flatMap(\.self)
    }
}
