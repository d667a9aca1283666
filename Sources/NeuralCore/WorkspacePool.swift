internal import Synchronization

/// Scratch memory for a model: as many blocks as calls have ever run at the same time.
///
/// The first call allocates, every later one takes what an earlier one gave back. So a model that never changes can be
/// shared by any number of tasks, and a call allocates nothing.
package final class WorkspacePool: Sendable {
    private let count: Int
    private let idle = Mutex<[AlignedFloats]>([])

    /// Describes blocks of so many numbers, all zero when they are first handed out.
    package init(count: Int) { self.count = count }

    /// Lends a block to `body`; what it writes there, the next borrower finds.
    package func withWorkspace<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
        let block = idle.withLock { $0.popLast() } ?? AlignedFloats(count: count)
        defer { idle.withLock { $0.append(block) } }
        return body(block.start)
    }
}
