internal import CZlib

/// Unpacks gzip data piece by piece, one member or several.
@safe struct GzipDecoder: ~Copyable {
    /// The two bytes that gzip data begins with.
    static let magic: [UInt8] = [0x1F, 0x8B]
    /// Tables shrink to a third or a tenth; data that grows more than this is made to fill memory.
    static let largestRatio = 250
    /// Below this many bytes the ratio says nothing.
    static let smallest = 1 << 20

    // zlib keeps the address of its state, so the state must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private var atEndOfMember = false
    private var taken = 0
    private var given = 0

    init() throws(CatalogError) {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let gzipOnly = 15 + 16
        let status = unsafe inflateInit2_(stream, Int32(gzipOnly), ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            throw .corruptedGzip("zlib does not start, status \(status)")
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Unpacks `piece` and adds what comes out to `output`.
    ///
    /// - Throws: ``CatalogError/corruptedGzip(_:)``, ``CatalogError/decompressionBomb(ratio:)``, or
    ///   ``CatalogError/tooLarge(limit:)`` once more than `limit` bytes came out in all.
    mutating func decode(_ piece: [UInt8], into output: inout [UInt8], limit: Int) throws(CatalogError) {
        taken += piece.count
        var position = 0
        var isFull = false
        while position < piece.count || isFull {
            if atEndOfMember { try startMember(with: piece[position...]) }
            let step = inflate(piece, from: position)
            guard step.status == Z_OK || step.status == Z_STREAM_END || step.status == Z_BUF_ERROR else {
                throw .corruptedGzip("zlib status \(step.status)")
            }
            position += step.consumed
            given += step.produced
            output += chunk[..<step.produced]
            isFull = step.produced == chunk.count && step.status != Z_STREAM_END
            atEndOfMember = step.status == Z_STREAM_END
            try check(limit: limit)
        }
    }

    /// Says whether the data may end here.
    func finish() throws(CatalogError) {
        guard atEndOfMember else { throw .corruptedGzip("it ends too early") }
    }

    private func check(limit: Int) throws(CatalogError) {
        guard given <= limit else { throw .tooLarge(limit: limit) }
        guard given < Self.smallest || given / Self.largestRatio <= taken else {
            throw .decompressionBomb(ratio: Self.largestRatio)
        }
    }

    private mutating func startMember(with rest: ArraySlice<UInt8>) throws(CatalogError) {
        guard rest.starts(with: Self.magic.prefix(rest.count)) else {
            throw .corruptedGzip("something else follows its end")
        }
        unsafe inflateReset(stream)
        atEndOfMember = false
    }

    /// One call to zlib: from `piece` into `chunk`.
    private mutating func inflate(
        _ piece: [UInt8], from position: Int
    ) -> (status: Int32, consumed: Int, produced: Int) {
        let stream = unsafe stream
        return unsafe piece.withUnsafeBufferPointer { input in
            unsafe chunk.withUnsafeMutableBufferPointer { output in
                // zlib only reads through next_in; its type predates const.
                unsafe stream.pointee.next_in = UnsafeMutablePointer(
                    mutating: input.baseAddress.map { unsafe $0 + position })
                unsafe stream.pointee.avail_in = UInt32(input.count - position)
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = UInt32(output.count)
                let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
                return unsafe (
                    status, input.count - position - Int(stream.pointee.avail_in),
                    output.count - Int(stream.pointee.avail_out)
                )
            }
        }
    }
}
