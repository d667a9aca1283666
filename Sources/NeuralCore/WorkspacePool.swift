internal import Synchronization

/// Scratch memory for a model: as many blocks as calls have ever run at the same time.
///
/// The first call allocates, every later one takes what an earlier one gave back. So a model that never changes can be
/// shared by any number of tasks, and a call allocates nothing.
package final class WorkspacePool: Sendable {
    private let idle = Mutex<[AlignedFloats]>([])

    /// Creates a pool without blocks.
    package init() {}

    /// Lends a block of at least `count` numbers to `body`.
    ///
    /// A block is zero when it is new; what one borrower writes, the next one finds.
    package func withWorkspace<Result>(count: Int, _ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
        var block = idle.withLock { $0.popLast() } ?? AlignedFloats(count: count)
        if block.count < count { block = AlignedFloats(count: count) }
        defer { idle.withLock { $0.append(block) } }
        return body(block.start)
    }
}
