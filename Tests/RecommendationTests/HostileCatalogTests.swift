import Foundation
import Recommendation
import TestSupport
import Testing

@Suite struct HostileCatalogTests {
    private static let start = "id,title,artist,valence,lyrics_sad\nfirst,A,x,0.5,\n"

    @Test func `a field of twenty megabytes costs a row and no time`() throws {
        var bytes = Array(Self.start.utf8)
        bytes += "x,\"".utf8
        bytes += [UInt8](repeating: UInt8(ascii: "A"), count: 20_000_000)
        bytes += "\nlast,B,x,0.5,\n".utf8
        let hostile = bytes
        let time = try threadSeconds {
            let catalog = try TrackCatalog(csv: hostile)
            #expect(catalog.map(\.id) == ["first", "last"])
            #expect(catalog.complaints == ["line 3: a field is longer than 8192 bytes"])
        }
        #expect(time < 5)
    }

    @Test(arguments: [
        "\"", "\"\"\"", "\"a\"b,", ",,,,\"", "\0", "x,\0,A,0.5,", "x,A,B,nan,", "x,A,B,1e999,", "first,B,x,0.5,",
    ])
    func `one bad row among thousands is one complaint`(_ row: String) throws {
        let many = (0..<2000).map { "t\($0),T,x,0.5," }
        let text = Self.start + (many.prefix(1000) + [row] + many.suffix(1000)).joined(separator: "\r\n")
        let catalog = try TrackCatalog(csv: text)
        #expect(catalog.count == 2001)
        #expect((catalog.rejectedRows + catalog.duplicateRows).map(\.line) == [1003])
    }

    @Test func `quotation marks that never close cost no more than their lines`() throws {
        let rows = String(repeating: "x,\"A,B,0.5,\n", count: 20_000)
        let text = Self.start + rows
        let time = try threadSeconds {
            let catalog = try TrackCatalog(csv: text)
            #expect(catalog.rejectedCount == 20_000)
        }
        #expect(time < 60)
    }
}
