import Foundation
import Recommendation
import Testing

@Suite struct GzipTests {
    /// `title,artist\nA,B\n` packed by gzip 1.12 with `gzip -9n`.
    private static let packed = bytes("1f8b08000000000002032bc92cc949d5492c2ac92c2ee172d471e2020036296d2811000000")

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        var digits = hexadecimal[...]
        var bytes: [UInt8] = []
        while let byte = UInt8(digits.prefix(2), radix: 16) {
            bytes.append(byte)
            digits = digits.dropFirst(2)
        }
        return bytes
    }

    @Test func `packed data is read as if it were not packed`() throws {
        #expect(try TrackCatalog(csv: Self.packed).map(\.title) == ["A"])
    }

    @Test func `several packed pieces make one file`() throws {
        let catalog = try TrackCatalog(csv: Self.packed + Self.packed)
        #expect(catalog.map(\.title) == ["A", "title"])
    }

    @Test func `packed data that ends anywhere too early is refused`() {
        for length in 2..<Self.packed.count {
            #expect(throws: CatalogError.self, "\(length) bytes") {
                try TrackCatalog(csv: Array(Self.packed.prefix(length)))
            }
        }
    }

    @Test func `packed data with any bit flipped is refused or read, and never traps`() {
        for bit in 0..<(Self.packed.count * 8) {
            var damaged = Self.packed
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            _ = try? TrackCatalog(csv: damaged)
        }
        #expect(throws: CatalogError.corruptedGzip("something else follows its end")) {
            try TrackCatalog(csv: Self.packed + Array("more".utf8))
        }
    }

    @Test func `data that unpacks to hundreds of times its size is refused`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "moodstream-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "bomb.csv")
        try Data(repeating: 10, count: 20 << 20).write(to: file)
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/bin/gzip")
        gzip.arguments = [file.path]
        try gzip.run()
        gzip.waitUntilExit()
        #expect(throws: CatalogError.decompressionBomb(ratio: 250)) {
            try TrackCatalog(csv: folder.appending(path: "bomb.csv.gz"))
        }
    }
}
