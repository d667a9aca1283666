import Foundation
import NeuralCore
import TestSupport
import Testing

@Suite struct SafetensorsTests {
    /// A header of this text before this many bytes of zeros.
    static func file(_ header: String, dataCount: Int = 0) -> [UInt8] {
        let text = Array(header.utf8)
        let length = withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) }
        return length + text + [UInt8](repeating: 0, count: dataCount)
    }

    static func golden(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)").path
    }

    @Test func `a file of the format's own library is read`() throws {
        let file = try Safetensors(contentsOf: Self.golden("types.safetensors"))
        #expect(try file.values("float32") == [0.5, -1.25, 3e38, 0x1p-140, -0.0, 7] as [Float])
        #expect(try file.tensor("float32").shape == [2, 3])
        #expect(try file.values("float16") == [0.5, -65504, 5.9604645e-08, 1.0009765625] as [Float])
        #expect(try file.values("uint8") == [0, 127, 255] as [UInt8])
        #expect(try file.values("int8") == [-128, -1, 127] as [Int8])
        #expect(try file.values("int32") == [.min, .max] as [Int32])
        #expect(try file.values("int64") == [.min, .max] as [Int64])
        #expect(try file.tensor("scalar") == Tensor(shape: [], values: [42]))
        #expect(try file.tensor("empty") == Tensor(shape: [0, 3], values: []))
        #expect(try file.values("näme \"quoted\" \\ 😊") == [1] as [Float])
        #expect(try Array(file.bytes("uint8")) == [0, 127, 255])
        #expect(
            file.metadata == ["made by": "safetensors", "escapes": "line\nbreak, tab\t, quote \", bell \u{7}, 😊"])
    }

    @Test func `random tensors survive a round trip, and equal content makes equal bytes`() throws {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<100 {
            let shape = (0..<Int.random(in: 0...3, using: &random)).map { _ in Int.random(in: 0...4, using: &random) }
            let tensor = Tensor(
                shape: shape, values: (0..<shape.reduce(1, *)).map { _ in .random(in: -9...9, using: &random) })
            let bytes = (0..<Int.random(in: 0...9, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random)
            }
            var writer = SafetensorsWriter(metadata: ["a": "1", "b": "\"\\\n"])
            writer.add("bytes", shape: [bytes.count], values: bytes)
            writer.add("tensor", tensor)
            var other = SafetensorsWriter(metadata: ["b": "\"\\\n", "a": "1"])
            other.add("tensor", tensor)
            other.add("bytes", shape: [bytes.count], values: bytes)
            #expect(writer.encoded() == other.encoded())
            let read = try Safetensors(writer.encoded())
            #expect(try read.tensor("tensor") == tensor)
            #expect(try read.values("bytes") == bytes)
            #expect(read.metadata == ["a": "1", "b": "\"\\\n"])
        }
    }

    @Test(arguments: [
        (
            #"{"a":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"U8","shape":[4],"data_offsets":[2,6]}}"#,
            6, WeightsError.overlap(name: "b", expected: 4, actual: 2)
        ),
        (
            #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[4,6]}}"#,
            6, .hole(name: "b", expected: 2, actual: 4)
        ),
        (#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}"#, 3, .hole(name: "a", expected: 0, actual: 1)),
        (#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#, 3, .dataSizeMismatch(expected: 2, actual: 3)),
        (#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#, 1, .dataSizeMismatch(expected: 2, actual: 1)),
        (
            #"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, 4,
            .sizeMismatch(name: "a", expected: 8, actual: 4)
        ),
        (#"{"a":{"dtype":"U8","shape":[2],"data_offsets":[2,0]}}"#, 2, .reversedOffsets(name: "a", begin: 2, end: 0)),
        (
            #"{"a":{"dtype":"F32","shape":[4611686018427387904],"data_offsets":[0,4]}}"#, 4,
            .shapeTooLarge(name: "a", shape: [4_611_686_018_427_387_904])
        ),
        (#"{"a":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}"#, 2, .unknownType(name: "a", type: "BF16")),
        (#"{"__metadata__":{"k":"1","k":"2"}}"#, 0, .duplicateKey("k")),
        (#"{"__metadata__":{},"__metadata__":{}}"#, 0, .duplicateKey("__metadata__")),
        (
            #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#,
            0, .duplicateKey("a")
        ),
        (#"{"a":{"dtype":"U8","dtype":"U8","shape":[0],"data_offsets":[0,0]}}"#, 0, .duplicateKey("a.dtype")),
        (#"{"a":{"dtype":"U8","shape":[0],"shape":[0],"data_offsets":[0,0]}}"#, 0, .duplicateKey("a.shape")),
    ])
    func `tensors that do not tile the file are refused, each with its reason`(
        _ header: String, _ dataCount: Int, _ error: WeightsError
    ) {
        #expect(throws: error) { try Safetensors(Self.file(header, dataCount: dataCount)) }
    }

    @Test(arguments: [
        "", "[]", "{", "{}x", #"{"a"}"#, #"{"a":1}"#, #"{"a":{}}"#, #"{"a":{"dtype":"U8","shape":[0]}}"#, #"{"a"#,
        #"{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,0]}}"#,
        #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[-1,0]}}"#,
        #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0]}}"#,
        #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,99999999999999999999]}}"#,
        #"{"a":{"dtype":"U8","shape":[01],"data_offsets":[0,1]}}"#,
        #"{"a":{"dtype":"U8","shape":[0.0],"data_offsets":[0,0]}}"#,
        #"{"a":{"dtype":"U8","shape":[[0]],"data_offsets":[0,0]}}"#,
        #"{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0],"more":1}}"#, #"{"__metadata__":{"k":{}}}"#,
        #"{"__metadata__":{"k":1}}"#, #"{"__metadata__":{"k":"\x"}}"#, #"{"__metadata__":{"k":"\u12"}}"#,
        #"{"__metadata__":{"k":"\ud800"}}"#, #"{"__metadata__":{"k":"\ud800A"}}"#,
        #"{"__metadata__":{"k":"\udc00"}}"#, #"{"__metadata__":{"k":"\u+123"}}"#, #"{"__metadata__":{"k":"1",}}"#,
        #"{"__metadata__":{"k":"a\"#, "{\"__metadata__\":{\"k\":\"\n\"}}", #"{"__metadata__":{}"#,
    ])
    func `a header that is not the format's JSON is refused`(_ header: String) {
        let error = #expect(throws: WeightsError.self) { try Safetensors(Self.file(header)) }
        guard case .malformedHeader = error else {
            Issue.record("\(String(describing: error)) is no malformed header")
            return
        }
    }

    @Test func `text that is not UTF-8 is refused`() {
        var file = Self.file(#"{"__metadata__":{"k":"?"}}"#)
        file[file.count - 4] = 0xFF
        #expect(throws: WeightsError.self) { try Safetensors(file) }
    }

    @Test func `surrogate pairs and plain escapes are read`() throws {
        let file = try Safetensors(Self.file(#" { "__metadata__" : { "k" : "\ud83d\ude0a\u0041\/\b\f\n\r\t" } } "#))
        #expect(file.metadata == ["k": "😊A/\u{8}\u{C}\n\r\t"])
    }

    @Test func `a header longer than the limit is refused before it is read`() {
        var bytes = [UInt8](repeating: 0xFF, count: 8)
        #expect(throws: WeightsError.headerTooLong(byteCount: .max, limit: Safetensors.headerLimit)) {
            try Safetensors(bytes)
        }
        bytes = Self.file(String(repeating: " ", count: Safetensors.headerLimit + 1))
        #expect(throws: WeightsError.headerTooLong(byteCount: 1_048_577, limit: 1_048_576)) { try Safetensors(bytes) }
        #expect(throws: WeightsError.noHeader(byteCount: 7)) { try Safetensors(Array(bytes.prefix(7))) }
    }

    @Test func `a value that is not finite is found in any tensor`() throws {
        for (bad, index) in [(Float.nan, 0), (.infinity, 1), (-.infinity, 2)] {
            var values: [Float] = [1, 2, 3]
            values[index] = bad
            var writer = SafetensorsWriter()
            writer.add("good", Tensor(shape: [1], values: [1]))
            writer.add("bad", Tensor(shape: [3], values: values))
            let file = try Safetensors(writer.encoded())
            #expect(try file.values("good") == [1] as [Float])
            #expect(throws: WeightsError.notFinite(name: "bad", index: index)) { try file.tensor("bad") }
        }
    }

    @Test func `a tensor of another name or type is refused`() throws {
        let file = try Safetensors(contentsOf: Self.golden("types.safetensors"))
        #expect(throws: WeightsError.missingTensor(name: "x")) { try file.tensor("x") }
        #expect(throws: WeightsError.typeMismatch(name: "uint8", expected: .int8, actual: .uint8)) {
            try file.values("uint8", as: Int8.self)
        }
    }

    @Test func `a path that leads to no file is refused with the system's reason`() {
        #expect(throws: WeightsError.unreadable(path: "/nowhere", reason: "No such file or directory")) {
            try Safetensors(contentsOf: "/nowhere")
        }
        #expect(throws: WeightsError.unreadable(path: "/", reason: "not a regular file")) {
            try Safetensors(contentsOf: "/")
        }
    }
}
