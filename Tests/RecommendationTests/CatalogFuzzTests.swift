import Foundation
import TestSupport
import Testing

@testable import Recommendation

/// Tables that were damaged at random. `MOODSTREAM_FUZZ_RUNS` says how many, `MOODSTREAM_FUZZ_SEED` which.
@Suite struct CatalogFuzzTests {
    private static func setting(_ name: String, otherwise value: Int) -> Int {
        ProcessInfo.processInfo.environment["MOODSTREAM_FUZZ_\(name)"].flatMap { Int($0) } ?? value
    }

    @Test func `a damaged table is read or refused, and what is read keeps the laws`() throws {
        var damage = TableDamage(seed: UInt64(Self.setting("SEED", otherwise: 1)))
        var read = 0
        let runs = Self.setting("RUNS", otherwise: 2000)
        for run in 0..<runs {
            let bytes = damage.next()
            do throws(CatalogError) {
                let catalog = try TrackCatalog(csv: bytes)
                let law = Self.brokenLaw(of: catalog, lines: bytes.count { $0 == 10 || $0 == 13 } + 1)
                #expect(law == nil, "run \(run): \(Data(bytes).base64EncodedString())")
                read += 1
            } catch {
                #expect(!error.description.isEmpty)
            }
        }
        #expect(read > runs / 10 && read < runs, "\(read) of \(runs) tables were read")
    }

    /// What is wrong with a catalog that was read; nil if nothing is.
    private static func brokenLaw(of catalog: TrackCatalog, lines: Int) -> String? {
        let rows = catalog.count + catalog.rejectedCount + catalog.duplicateCount
        guard !catalog.isEmpty, rows <= lines else { return "\(rows) rows in \(lines) lines" }
        guard catalog.rejectedRows.allSatisfy({ (1...lines).contains($0.line) }) else {
            return "a line that is not there"
        }
        for track in catalog {
            guard catalog[id: track.id]?.id == track.id else { return "an id that is not found" }
            for feature in AudioFeature.allCases where !feature.range.contains(track.features[feature]) {
                return "\(feature) is \(track.features[feature])"
            }
            guard (0...100).contains(track.popularity ?? 0) else { return "popularity" }
        }
        return nil
    }
}

/// Makes damaged tables from whole ones.
struct TableDamage {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private static let whole: [[UInt8]] = [
        "id,title,artist,valence,energy\n1,Rain,Ann,0.2,0.3\n2,\"Fog, again\",Bo,0.2,0.3\n3,Sun,\"C \"\"y\"\"\",0.9,0.7\n",
        "\u{FEFF}track_id,track_name,track_artist,bpm,duration_ms,explicit,release_date\r\na,T,x,120,200000,True,1999-01-02\r\nb,U,y,,3.5,no,2001\r\n",
        "name,artists,emotion,language,available_markets\nSong,A,\"sad, angry\",en,\"['DE', 'FR']\"\nOther,B,joy,de,US\n",
        "title,artist,valence_%,lyrics_angry,lyrics_disgusted,lyrics_fearful,lyrics_happy,lyrics_neutral,lyrics_sad,lyrics_surprised\nT,A,55,0,0,0,1,0,0,0\n",
    ].map { Array($0.utf8) }

    private static let words: [[UInt8]] =
        [
            "\"", "\"\"", ",", "\n", "\r\n", "\r", "\0", "nan", "-inf", "1e999", "-1", "\u{FEFF}", "id,",
            "title,artist\n",
            "0x10", "9999999999999999999999", "ünï", "\t", ";",
        ].map { Array($0.utf8) } + [[0xFF, 0xFE], [0xC3], [0x1F, 0x8B, 8, 0]]

    /// The next table, with up to eight damages.
    mutating func next() -> [UInt8] {
        var bytes = Self.whole.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...8, using: &random) { damage(&bytes) }
        return bytes
    }

    private mutating func damage(_ bytes: inout [UInt8]) {
        guard !bytes.isEmpty else { return bytes = Self.words.randomElement(using: &random) ?? [] }
        let place = Int.random(in: bytes.indices, using: &random)
        let end = min(bytes.count, place + .random(in: 1...24, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes.insert(contentsOf: Self.words.randomElement(using: &random) ?? [], at: place)
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: .random(in: bytes.indices, using: &random))
        case 4: bytes.replaceSubrange(place..<end, with: Self.words.randomElement(using: &random) ?? [])
        default: bytes += Self.whole.randomElement(using: &random) ?? []
        }
    }
}
