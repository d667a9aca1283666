import EmotionCore
import Foundation
import Recommendation
import Testing

@Suite struct EmotionFolderTests {
    /// Reads a folder with files of the given names and contents.
    private func catalog(_ files: [String: String]) throws -> TrackCatalog {
        let folder = FileManager.default.temporaryDirectory.appending(path: "moodstream-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, content) in files { try Data(content.utf8).write(to: folder.appending(path: name)) }
        return try TrackCatalog(emotionFolder: folder)
    }

    @Test func `a file for each emotion becomes one catalog whose songs have several emotions`() throws {
        let catalog = try catalog([
            "Sad.csv": "Name,Album,Artist\nRain,A,Ann\nFog,B,Bo\n",
            "happiness.csv": "Name,Album,Artist\nSun,C,Cy\nrain,A,ANN\n",
            "notes.csv": "what is this", "angry.txt": "nor this",
        ])
        #expect(catalog.map(\.title) == ["Sun", "rain", "Fog"])
        #expect(catalog.map(\.emotions) == [[.happy], [.happy, .sad], [.sad]])
        #expect(catalog.duplicateCount == 0)
        #expect(catalog[0].id == (try TrackCatalog(csv: "title,artist\nSun,Cy").first?.id))
    }

    @Test func `a wrong row is told with its file and line`() throws {
        let catalog = try catalog([
            "sad.csv": "Name,Artist\nRain,Ann\n,Bo", "fear.csv": "Name,Artist\nOwl,Di,extra\nBat,Ed",
        ])
        #expect(catalog.complaints == ["fear.csv, line 2: 3 fields, expected 2", "sad.csv, line 3: 'title' is empty"])
    }

    @Test func `a folder without such files says so`() {
        #expect(throws: CatalogError.self) { try catalog(["songs.csv": "Name,Artist\nA,B"]) }
        let missing = #expect(throws: CatalogError.self) { try TrackCatalog(emotionFolder: URL(filePath: "/no/such")) }
        #expect(missing?.description.hasPrefix("cannot read '/no/such': ") == true)
    }
}
