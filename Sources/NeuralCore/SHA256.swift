/// The SHA-256 digest of bytes that arrive in pieces.
///
/// Reference: NIST FIPS 180-4, "Secure Hash Standard", 2015, sections 4.1.2, 5.1.1, 5.3.3 and 6.2.
package struct SHA256 {
    private var state = Self.initialState
    private var pending: [UInt8] = []
    private var byteCount = 0

    package init() {}

    /// The digest of one piece as 64 hexadecimal digits.
    package static func hexDigest(of bytes: RawSpan) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.hexDigest()
    }

    /// Appends bytes to the message.
    package mutating func update(_ bytes: RawSpan) {
        bytes.withUnsafeBytes { update($0) }
    }

    /// The digest of the message so far, as 64 hexadecimal digits.
    package func hexDigest() -> String {
        var padded = self
        let bitCount = UInt64(byteCount) &* 8
        let zeros = (119 - pending.count) % 64
        let padding = [0x80] + [UInt8](repeating: 0, count: zeros) + bitCount.bigEndianBytes
        padding.withUnsafeBytes { padded.update($0) }
        let digits = Array("0123456789abcdef".utf8)
        let hex = padded.state.indices.flatMap { word in
            padded.state[word].bigEndianBytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        }
        return String(decoding: hex, as: UTF8.self)
    }

    private mutating func update(_ bytes: UnsafeRawBufferPointer) {
        byteCount += bytes.count
        var rest = bytes[...]
        if !pending.isEmpty {
            pending += rest.prefix(64 - pending.count)
            rest = rest.dropFirst(pending.count - (byteCount - bytes.count) % 64)
            guard pending.count == 64 else { return }
            pending.withUnsafeBytes { Self.compress($0, into: &state) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.count & ~63
        Self.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)), into: &state)
        pending += rest.dropFirst(whole)
    }
}

extension SHA256 {
    private typealias State = SIMD8<UInt32>

    private static let initialState = State(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)

    private static let constants: InlineArray<64, UInt32> = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]

    /// Digests whole blocks of 64 bytes.
    private static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout State) {
        let k = constants
        for start in stride(from: 0, to: blocks.count, by: 64) {
            let w = schedule(blocks, from: start)
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            // Eight rounds a turn: the letters move on by one place a round instead of their values.
            for t in stride(from: 0, to: 64, by: 8) {
                round(a, b, c, &d, e, f, g, &h, k[t] &+ w[t])
                round(h, a, b, &c, d, e, f, &g, k[t &+ 1] &+ w[t &+ 1])
                round(g, h, a, &b, c, d, e, &f, k[t &+ 2] &+ w[t &+ 2])
                round(f, g, h, &a, b, c, d, &e, k[t &+ 3] &+ w[t &+ 3])
                round(e, f, g, &h, a, b, c, &d, k[t &+ 4] &+ w[t &+ 4])
                round(d, e, f, &g, h, a, b, &c, k[t &+ 5] &+ w[t &+ 5])
                round(c, d, e, &f, g, h, a, &b, k[t &+ 6] &+ w[t &+ 6])
                round(b, c, d, &e, f, g, h, &a, k[t &+ 7] &+ w[t &+ 7])
            }
            state &+= State(a, b, c, d, e, f, g, h)
        }
    }

    /// The 64 words that a block expands to.
    private static func schedule(_ blocks: UnsafeRawBufferPointer, from start: Int) -> InlineArray<64, UInt32> {
        var w = InlineArray<64, UInt32>(repeating: 0)
        for t in 0..<16 {
            w[t] = UInt32(bigEndian: blocks.loadUnaligned(fromByteOffset: start &+ 4 &* t, as: UInt32.self))
        }
        for t in 16..<64 {
            let (x, y) = (w[t &- 15], w[t &- 2])
            let sigma0 = rotate(x, 7) ^ rotate(x, 18) ^ (x &>> 3)
            let sigma1 = rotate(y, 17) ^ rotate(y, 19) ^ (y &>> 10)
            w[t] = w[t &- 16] &+ sigma0 &+ w[t &- 7] &+ sigma1
        }
        return w
    }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
        _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
    ) {
        h &+= (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ (g ^ (e & (f ^ g))) &+ word
        d &+= h
        h &+= (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ ((a & b) | (c & (a | b)))
    }

    @inline(__always)
    private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
        (word &>> count) | (word &<< (32 &- count))
    }
}

extension FixedWidthInteger {
    fileprivate var bigEndianBytes: [UInt8] { withUnsafeBytes(of: bigEndian, Array.init) }
}
