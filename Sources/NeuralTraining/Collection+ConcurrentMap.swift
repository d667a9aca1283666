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
