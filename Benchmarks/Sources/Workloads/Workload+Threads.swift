import Foundation

extension Workload {
    /// Deals items to calls that run side by side, each on a thread of its own.
    static func shared<Item: Sendable>(
        _ items: [Item], threads: Int, call: @escaping @Sendable ([Item]) -> Void
    ) -> Workload {
        let share = (items.count + threads - 1) / threads
        let parts = stride(from: 0, to: items.count, by: share).map { Array(items[$0..<min($0 + share, items.count)]) }
        return Workload(units: items.count) {
            guard parts.count > 1 else { return call(items) }
            DispatchQueue.concurrentPerform(iterations: parts.count) { call(parts[$0]) }
        }
    }
}
