import Foundation
import TestSupport
import Testing

@testable import Fusion

@Suite struct ObservationLogTests {
    @Test func `an observation is kept in 32 bytes and to three digits`() throws {
        #expect(MemoryLayout<KeptObservation>.stride == 32)
        var random = SeededGenerator(seed: 61)
        for _ in 0..<1000 {
            let observation = try EmotionObservation(
                modality: .face, time: .random(in: -1e9...1e9, using: &random), probabilities: random.probabilities(),
                quality: .random(in: 0...1, using: &random))
            let kept = KeptObservation(observation, modality: 12_345)
            #expect(kept.time == observation.time && kept.modality == 12_345)
            #expect(abs(kept.quality - observation.quality) <= 0x1p-11 * observation.quality)
            for (value, expected) in zip(kept.probabilities.values, observation.probabilities.values) {
                #expect(abs(value - expected) <= 0x1p-10 * expected)
            }
            #expect(kept.withModality(7).withModality(12_345) == kept)
        }
    }

    @Test func `fractions of 16 bits keep 0 and 1, their order, and what was kept before`() {
        #expect(UnitFraction.value(UnitFraction.code(0)) == 0)
        #expect(UnitFraction.code(1) == UnitFraction.one)
        #expect(UnitFraction.value(UnitFraction.one) == 1)
        #expect(UnitFraction.code(0x1p-63) == 0 && UnitFraction.code(0x1p-80) == 0)
        #expect(UnitFraction.value(1) > 0x1p-63)
        for code in stride(from: 0, to: UnitFraction.one, by: 7) {
            #expect(UnitFraction.code(UnitFraction.value(code)) == code)
            #expect(UnitFraction.value(code + 1) > UnitFraction.value(code))
        }
    }

    @Test func `a fingerprint is the hash that its inventors published`() {
        #expect(fingerprint("") == 0xCBF2_9CE4_8422_2325)
        #expect(fingerprint("foobar") == 0x8594_4171_F739_67E8)
    }

    @Test func `evidence about valence and arousal stays with its observation`() throws {
        var log = ObservationLog()
        let affect = try ValenceArousal(valence: -0.5, arousal: 0.25)
        for time in 0..<9 {
            _ = log.insert(
                try EmotionObservation(
                    modality: .face, time: Double(-time), probabilities: .uniform,
                    valenceArousal: time == 3 ? affect : nil))
        }
        log.removeFirst(4)
        let restored = try JSONDecoder().decode(ObservationLog.self, from: JSONEncoder().encode(log))
        for log in [log, restored] {
            let seen = log.entries.map { log.observation(of: $0) }
            #expect(seen.map(\.time) == [-4, -3, -2, -1, 0])
            #expect(seen.map(\.valenceArousal) == [nil, affect, nil, nil, nil])
        }
        log.removeFirst(2)
        #expect(log.affects.isEmpty)
    }

    @Test func `modalities that nobody uses any more are forgotten, and those in use keep their names`() throws {
        var log = ObservationLog()
        for step in 0..<1000 {
            _ = log.insert(
                try EmotionObservation(
                    modality: Modality(rawValue: "\(step)"), time: Double(step), probabilities: .uniform))
            if log.entries.count > 10 { log.removeFirst(5) }
            #expect(log.modalities.count < 50)
        }
        #expect(log.entries.map { log.observation(of: $0).modality.rawValue } == (990..<1000).map(String.init))
    }

    @Test func `a burst that is over gives its memory back`() throws {
        var log = ObservationLog()
        for step in 0..<1000 {
            _ = log.insert(
                try EmotionObservation(modality: .face, time: Double(step), probabilities: .uniform))
        }
        #expect(log.entries.capacity < 1200)
        log.removeFirst(990)
        #expect(log.entries.capacity < 20)
    }

    /// A certain anger at time 1, in 32 bytes.
    private static let anger = "AAAAAAAA8D8AABAAAAAAAAD8AAAAAAAAAAAAAAAAAAA="

    @Test func `entries that a log holds are read`() throws {
        let json = #"{"modalities":["face"],"entries":"\#(Self.anger)"}"#
        let log = try JSONDecoder().decode(ObservationLog.self, from: Data(json.utf8))
        let seen = try #require(log.entries.first.map { log.observation(of: $0) })
        #expect(seen.time == 1 && seen.probabilities == EmotionProbabilities(certain: .angry))
    }

    @Test(arguments: [
        (["face"], "AAAA", "too short"), ([], anger, "an unknown modality"),
        (["face"], "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "no probabilities"),
        (["face"], "AAAAAAAA8H8AABAAAAAAAAD8AAAAAAAAAAAAAAAAAAA=", "no time"),
        (["face"], "AAAAAAAA8D8AABAAAAAAAP//AAAAAAAAAAAAAAAAAAA=", "more than certain"),
    ])
    func `entries that no log holds are refused`(_ modalities: [String], _ entries: String, _ reason: String) throws {
        let names = try #require(String(data: JSONEncoder().encode(modalities), encoding: .utf8))
        let json = #"{"modalities":\#(names),"entries":"\#(entries)"}"#
        #expect(throws: DecodingError.self, "\(reason)") {
            try JSONDecoder().decode(ObservationLog.self, from: Data(json.utf8))
        }
    }
}
