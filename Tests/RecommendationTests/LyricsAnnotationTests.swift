import EmotionCore
import Foundation
import Recommendation
import Testing

@Suite struct LyricsAnnotationTests {
    private static let table = """
        id,title,lyrics,artist,lyrics_sad
        a,"=Rain, again","tears
        all day",Ann,0.1
        b,Tea,,Bo,
        c,Sun,what a day,Cy
        d,Fog,unreadable,Di,
        """

    private func annotate(
        _ text: String, _ annotation: LyricsAnnotation = LyricsAnnotation()
    ) throws -> (copy: String, report: LyricsAnnotation.Report) {
        let file = FileManager.default.temporaryDirectory.appending(path: "moodstream-\(UUID()).csv")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var copy: [UInt8] = []
        let report = try annotation.annotate(
            file, reading: { $0.contains("tears") ? EmotionProbabilities(certain: .sad) : nil }, to: { copy += $0 })
        return (String(decoding: copy, as: UTF8.self), report)
    }

    @Test func `the copy has everything but the lyrics, and what they say`() throws {
        let (copy, report) = try annotate(Self.table)
        #expect(
            copy == """
                id,title,artist,lyrics_angry,lyrics_disgusted,lyrics_fearful,lyrics_happy,lyrics_neutral,lyrics_sad,lyrics_surprised
                a,"'=Rain, again",Ann,0.0,0.0,0.0,0.0,0.0,1.0,0.0
                b,Tea,Bo,,,,,,,
                d,Fog,Di,,,,,,,

                """)
        #expect(report.annotated == 1 && report.unknown == 2 && report.rejectedCount == 1)
        #expect(report.rejectedRows.map(\.description) == ["line 5: 4 fields, expected 5"])
        let catalog = try TrackCatalog(csv: copy)
        #expect(catalog[0].title == "=Rain, again")
        #expect(catalog.map { $0.lyricsEmotion?.mostLikely } == [.sad, nil, nil])
    }

    @Test func `lyrics stay if they are asked for, also long ones`() throws {
        var annotation = LyricsAnnotation()
        annotation.keepsLyrics = true
        let long = String(repeating: "tears ", count: 5000)
        let (copy, report) = try annotate("title,artist,lyrics\nA,x,\(long)", annotation)
        #expect(copy.contains(long))
        #expect(report.annotated == 1)
    }

    @Test func `a catalog without lyrics says so`() {
        #expect(throws: CatalogError.self) { try annotate("title,artist\nA,x") }
    }
}
