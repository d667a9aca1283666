/// Hashes that are the same on every machine and in every process.
package enum StableHash {
    /// The hash of some bytes.
    ///
    /// Reference: G. Fowler, L. Noll, K. Vo and D. Eastlake, "The FNV non-cryptographic hash algorithm", IETF draft (1a).
    package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    /// A well mixed number from two (the finalizer of SplitMix64).
    package static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        var z = left &+ (right &+ 1) &* 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number in the open interval from 0 to 1 that follows from a hash.
    package static func unit(_ hash: UInt64) -> Double { (Double(hash >> 12) + 0.5) * 0x1p-52 }
}
