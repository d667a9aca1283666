#if canImport(Glibc)
    private import Glibc
#elseif canImport(Musl)
    private import Musl
#elseif canImport(Darwin)
    private import Darwin
#endif

/// A block of numbers that starts on a cache line, zero at first.
final class AlignedFloats: Sendable {
    /// How many numbers there are.
    let count: Int
    /// The first of them.
    ///
    /// Safe to share: packed weights are written before anyone else sees them, and scratch memory has one borrower at
    /// a time (``WorkspacePool``).
    nonisolated(unsafe) let start: UnsafeMutablePointer<Float>
    private nonisolated(unsafe) let allocation: UnsafeMutableRawPointer

    private static let alignment = 64

    init(count: Int) {
        precondition(count >= 0, "\(count) numbers cannot be kept")
        // Fresh zeros from the system cost no memory until they are written.
        guard let allocation = calloc(count * MemoryLayout<Float>.stride + Self.alignment, 1) else {
            preconditionFailure("no memory for \(count) numbers")
        }
        self.count = count
        self.allocation = allocation
        start = allocation.alignedUp(toMultipleOf: Self.alignment).bindMemory(to: Float.self, capacity: count)
    }

    convenience init(_ values: [Float], paddedTo count: Int) {
        self.init(count: count)
        start.update(from: values, count: values.count)
    }

    deinit { free(allocation) }
}
