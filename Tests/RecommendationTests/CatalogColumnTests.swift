import EmotionCore
import TestSupport
import Testing

@testable import Recommendation

@Suite struct CatalogColumnTests {
    @Test func `every column has five spellings at least, and no two columns share one`() {
        let spellings = CatalogColumn.allCases.map(\.spellings)
        #expect(spellings.allSatisfy { $0.count >= 5 })
        #expect(Set(spellings.joined()).count == spellings.joined().count)
    }

    @Test(arguments: CatalogColumn.allCases.map(\.rawValue))
    func `a column is found under each of its spellings`(_ rawValue: Int) throws {
        let column = try #require(CatalogColumn(rawValue: rawValue))
        for spelling in column.spellings {
            let names = [CatalogColumn.title, .artist].filter { $0 != column }.map(\.name) + [spelling.uppercased()]
            #expect(try CatalogHeader(names)[column] == names.count - 1, "\(spelling)")
        }
    }

    @Test func `percents become shares`() throws {
        let catalog = try TrackCatalog(csv: "track_name,artist(s)_name,bpm,valence_%,energy_%\nA,B,120,89,5")
        #expect(abs((catalog.first?.features.valence ?? 0) - 0.89) < 1e-6)
        #expect(abs((catalog.first?.features.energy ?? 0) - 0.05) < 1e-6)
        #expect(throws: CatalogError.self) { try TrackCatalog(csv: "title,artist,valence_%\nA,B,101") }
        let top = try TrackCatalog(csv: "title,artist,top genre,nrgy,dnce,dB,val\nA,B,pop,50,60,-5,70")
        #expect(top.first?.genre == "pop")
        #expect(top.first?.features.energy == 0.5)
        #expect(top.first?.features[.loudness] == -5)
    }

    @Test func `code, language, markets and what the lyrics say are read`() throws {
        let header =
            "title,artist,isrc,lang,available_markets," + Emotion.labels.map { "lyrics_\($0)" }.joined(separator: ",")
        let catalog = try TrackCatalog(
            csv: """
                \(header)
                A,x,,,,,,,,,,
                B,x,us-rc1-76-07839,en,"['de', 'FR']",0,0,0,0.25,0,0.75,0
                C,x,none,,,0.5,,,,,,
                D,x,,,DE,0,0,0,0,0,0,0
                """)
        #expect(catalog.map(\.isrc) == [nil, "USRC17607839", nil, nil])
        #expect(catalog.map(\.language) == [nil, "en", nil, nil])
        #expect(catalog.map(\.markets) == [[], ["DE", "FR"], [], ["DE"]])
        #expect(catalog.map { $0.lyricsEmotion == nil } == [true, false, true, true])
        let lyrics = try #require(catalog[1].lyricsEmotion)
        expectClose([lyrics[.happy], lyrics[.sad]], [0.25, 0.75], within: 0.5 / 255)
        #expect(TrackCatalog(catalog).map { $0 } == Array(catalog))
    }

    @Test func `an emotion of lyrics that is no share costs its row`() throws {
        let header = "title,artist," + Emotion.labels.map { "lyrics_\($0)" }.joined(separator: ",")
        let catalog = try TrackCatalog(csv: "\(header)\nA,x,0,0,0,0,0,0,1\nB,x,0,0,0,0,0,0,7")
        #expect(catalog.complaints == ["line 3: 'lyrics_surprised' is 7.0, expected 0.0...1.0"])
    }

    @Test func `a name that a spreadsheet would run as a formula survives writing and reading`() throws {
        for name in ["=1+1", "+a", "-", "@home", "a,b", "\"q\"", "two\nlines", "plain", "-0.5"] {
            let line = CSVField.line([Array(name.utf8), Array("x".utf8)])
            if name != "-0.5" { #expect(!CSVField.formulaStarts.contains(line[0])) }
            let written = try TrackCatalog(csv: Array("title,artist\n".utf8) + line)
            let plain = TrackCatalog([Track(id: written[0].id, title: name, artist: "x")])
            #expect(written[0].title == name)
            #expect(Array(written) == Array(plain))
        }
    }

    @Test(.enabled(if: SharedData.isPresent, "needs the shared music tables"))
    func `a track takes at most 120 bytes beside its texts`() throws {
        for name in ["catalogue-20000.csv", "catalogue-28356.csv.gz"] {
            let catalog = try TrackCatalog(csv: SharedData.music(name))
            #expect(catalog.columnByteCount <= 120 * catalog.count, "\(catalog.columnByteCount / catalog.count)")
        }
    }
}
