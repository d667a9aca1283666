#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension ObservationLog: Codable {
    private enum CodingKeys: String, CodingKey {
        case modalities, entries, affects
    }

    /// Reads a log as ``encode(to:)`` writes it.
    ///
    /// - Throws: `DecodingError`, also for entries that no log holds.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let modalities = try container.decode([Modality].self, forKey: .modalities)
        let words = try container.decode(Data.self, forKey: .entries).words
        let starts = stride(from: 0, to: words.count, by: KeptObservation.wordCount)
        let entries = try decoder.explaining(FusionError.self) {
            try starts.map { start in
                let own = words[start..<min(start + KeptObservation.wordCount, words.count)]
                guard let entry = KeptObservation(words: own, modalityCount: modalities.count) else {
                    throw FusionError.invalidState
                }
                return entry
            }
        }
        let affects = try container.decodeIfPresent([Int: ValenceArousal].self, forKey: .affects) ?? [:]
        self.init(
            entries: entries, modalities: modalities,
            affects: affects.reduce(into: [:]) { result, affect in
                if entries.indices.contains(affect.key) { result[entries[affect.key].fingerprint] = affect.value }
            })
    }

    /// Writes names as they are and entries as bytes, 32 for each.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(modalities, forKey: .modalities)
        try container.encode(Data(words: entries.flatMap(\.words)), forKey: .entries)
        let affects = entries.indices.reduce(into: [Int: ValenceArousal]()) {
            $0[$1] = self.affects[entries[$1].fingerprint]
        }
        if !affects.isEmpty { try container.encode(affects, forKey: .affects) }
    }
}

extension Data {
    /// Little-endian words, one after the other.
    fileprivate init(words: [UInt64]) {
        self.init(words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } })
    }

    /// The words; bytes that fill none at the end make one more.
    fileprivate var words: [UInt64] {
        let bytes = [UInt8](self)
        return stride(from: 0, to: bytes.count, by: 8).map { start in
            bytes[start..<Swift.min(start + 8, bytes.count)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}
