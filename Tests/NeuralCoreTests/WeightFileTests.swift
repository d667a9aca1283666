import Foundation
import NeuralCore
import TestSupport
import Testing

@Suite struct WeightFileTests {
    static let labels = ["low", "middle", "high"]
    static let weights = WeightFile(
        kind: "test", labels: labels,
        tensors: [
            "dense.weight": Tensor(shape: [2, 3], values: [1, 2, 3, 4, 5, 6]),
            "dense.bias": Tensor(shape: [3], values: [-1, 0, 0.5]),
        ], notes: ["trained on": "nothing"])

    static func read(_ bytes: [UInt8], kind: String = "test", labels: [String] = labels) throws(WeightsError)
        -> WeightFile
    {
        try WeightFile(bytes.span.bytes, kind: kind, labels: labels)
    }

    /// The file with one piece of its header replaced by another of the same length.
    static func replacing(_ old: String, with new: String) throws -> [UInt8] {
        let bytes = weights.encoded()
        let place = try #require(bytes.firstRange(of: Array(old.utf8)))
        return Array(bytes[..<place.lowerBound]) + Array(new.utf8) + bytes[place.upperBound...]
    }

    @Test func `weights survive a round trip through memory and disk`() throws {
        #expect(try Self.read(Self.weights.encoded()) == Self.weights)
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Self.weights.write(to: path)
        #expect(try WeightFile(contentsOf: path, kind: "test", labels: Self.labels) == Self.weights)
        #expect(throws: WeightsError.unwritable(path: "/nowhere/x", reason: "No such file or directory")) {
            try Self.weights.write(to: "/nowhere/x")
        }
    }

    @Test func `parameters of 16 bits are read as they were written, in half the space`() throws {
        let values: [Float] = [0, -0.0, 1, -2.5, 65504, 0x1p-24, -0x1p-14, 0.333251953125]
        func file(halves: Set<String>) -> WeightFile {
            WeightFile(
                kind: "test", labels: Self.labels, tensors: ["table": Tensor(shape: [8], values: values)],
                halves: halves)
        }
        let (half, whole) = (file(halves: ["table"]), file(halves: []))
        #expect(try Self.read(half.encoded()) == half)
        #expect(
            try Self.read(half.encoded()).tensor("table", shape: [8]).values.map(\.bitPattern)
                == values.map(\.bitPattern))
        #expect(half.encoded().count == whole.encoded().count - 16)
        #expect(half.hash != whole.hash)
    }

    @Test func `a file that ends early is refused at every byte`() {
        let bytes = Self.weights.encoded()
        for count in bytes.indices {
            #expect(throws: WeightsError.self) { try Self.read(Array(bytes.prefix(count))) }
        }
    }

    @Test func `no flipped bit changes what is read`() {
        let bytes = Self.weights.encoded()
        for index in bytes.indices {
            for bit in 0..<8 {
                var flipped = bytes
                flipped[index] ^= 1 << bit
                guard let read = try? Self.read(flipped) else { continue }
                #expect(read == Self.weights, "bit \(bit) of byte \(index)")
            }
        }
    }

    @Test func `altered numbers are told from altered headers`() throws {
        var bytes = Self.weights.encoded()
        bytes[bytes.count - 4] ^= 1
        let error = #expect(throws: WeightsError.self) { try Self.read(bytes) }
        guard case .altered(let expected, let actual) = error else {
            Issue.record("\(String(describing: error)) does not say that the file was altered")
            return
        }
        #expect(expected == Self.weights.hash)
        #expect(actual != expected)
    }

    @Test func `labels in another order are refused`() throws {
        #expect(throws: WeightsError.labelMismatch(expected: ["middle", "low", "high"], actual: Self.labels)) {
            try Self.read(Self.weights.encoded(), labels: ["middle", "low", "high"])
        }
    }

    @Test func `weights of another kind, version or format are refused`() throws {
        #expect(throws: WeightsError.wrongKind(expected: "face", actual: "test")) {
            try Self.read(Self.weights.encoded(), kind: "face")
        }
        let newer = try Self.replacing(#""format_version":"1""#, with: #""format_version":"2""#)
        #expect(throws: WeightsError.unsupportedVersion("2", supported: 1)) { try Self.read(newer) }
        let foreign = try Self.replacing(#""format":"moodstream""#, with: #""format":"moonstream""#)
        #expect(throws: WeightsError.wrongFormat("moonstream")) { try Self.read(foreign) }
        let bare = SafetensorsWriter(metadata: ["format": "pt"]).encoded()
        #expect(throws: WeightsError.wrongFormat("pt")) { try Self.read(bare) }
        #expect(throws: WeightsError.missingMetadata(key: "format")) { try Self.read(SafetensorsWriter().encoded()) }
    }

    @Test func `a value that is not finite is refused at load`() throws {
        for name in Self.weights.tensors.keys.sorted() {
            var writer = SafetensorsWriter(metadata: try Safetensors(Self.weights.encoded()).metadata)
            for (other, tensor) in Self.weights.tensors {
                var tensor = tensor
                if other == name { tensor.values[1] = .nan }
                writer.add(other, tensor)
            }
            #expect(throws: WeightsError.notFinite(name: name, index: 1)) { try Self.read(writer.encoded()) }
        }
    }

    @Test func `a parameter of another shape is refused in words`() throws {
        #expect(try Self.weights.tensor("dense.bias", shape: [3]).values == [-1, 0, 0.5])
        let error = #expect(throws: WeightsError.self) { try Self.weights.tensor("dense.bias", shape: [4]) }
        #expect(error?.description == "tensor 'dense.bias' has shape [3], expected [4]")
        #expect(throws: WeightsError.missingTensor(name: "x")) { try Self.weights.tensor("x", shape: []) }
    }
}
