import Foundation
import Testing

@Suite struct CatalogAnnotateCommandTests {
    private static let table = """
        id,title,artist,lyrics
        a,Rain,Ann,"I cry and cry
        my tears and all my grief, I miss you so"
        b,Sun,Bo,"What a wonderful day
        I am so happy and I love you"
        c,Tea,Cy,
        d,Fog,Di

        """

    @Test func `the lyrics of a catalog become columns that recommend reads`() throws {
        try TemporaryFolder.with { folder in
            let catalog = try folder.file("lyrics.csv", Self.table.utf8)
            let copy = (folder / "annotated.csv").path(percentEncoded: false)
            let outcome = try Tool.run(
                "catalog", "annotate", "--catalog", catalog, "--output", copy, "--format", "json")
            #expect(outcome.exitCode == 1)
            #expect(outcome.errors.contains("lyrics.csv:7: 3 fields, expected 4"))
            let report = try #require(try outcome.objects().first)
            #expect(
                report["annotated"] as? Int == 2 && report["unknown"] as? Int == 1 && report["rejected"] as? Int == 1)
            let lines = try String(contentsOfFile: copy, encoding: .utf8).split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false)
            }
            #expect(lines.map(\.count) == [10, 10, 10, 10])
            let sad = try #require(lines[0].firstIndex(of: "lyrics_sad"))
            let happy = try #require(lines[0].firstIndex(of: "lyrics_happy"))
            #expect(try #require(Double(lines[1][sad])) > 0.4)
            #expect(try #require(Double(lines[2][happy])) > 0.4)
            #expect(lines[3][sad].isEmpty)
            #expect(!lines[0].contains("lyrics"))
            let again = try Tool.run("recommend", "--catalog", copy, "--mood", #"{"sad":1}"#, "--count", "3")
            #expect(again.exitCode == 0)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() == [
                    "annotated.csv", "lyrics.csv",
                ])
        }
    }

    @Test func `a catalog without lyrics is refused, and nothing is written`() throws {
        try TemporaryFolder.with { folder in
            let catalog = try folder.file("plain.csv", "title,artist\nA,B\n".utf8)
            let copy = (folder / "copy.csv").path(percentEncoded: false)
            let outcome = try Tool.run("catalog", "annotate", "--catalog", catalog, "--output", copy)
            #expect(outcome.exitCode == 1)
            #expect(outcome.errors.contains("no column 'lyrics'"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["plain.csv"])
        }
    }
}
