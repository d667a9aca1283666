import EmotionCore
import Foundation
import Recommendation
import TestSupport
import Testing

@Suite struct TrackCatalogTests {
    @Test func `a row becomes a track with everything that its columns say`() throws {
        let catalog = try TrackCatalog(
            csv: [
                "id,name,artist,album,genre,release_date,popularity,explicit,danceability,energy,valence",
                ",acousticness,instrumentalness,liveness,speechiness,loudness,tempo,duration_ms,mood\n",
                #"x1,"Song, ""the"" one",Ann,First,pop,1999-12-31,55.5,False,0.1,0.2,0.3"#,
                ",0.4,0.5,0.6,0.7,-8.5,120.5,200000,Sad",
            ].joined())
        let track = try #require(catalog[id: "x1"])
        #expect(track.title == #"Song, "the" one"#)
        #expect([track.artist, track.album, track.genre] == ["Ann", "First", "pop"])
        #expect(track.country == nil)
        #expect(track.year == 1999)
        #expect(track.popularity == 55.5)
        #expect(track.isExplicit == false)
        #expect(track.emotions == [.sad])
        expectClose(
            AudioFeature.allCases.map { track.features[$0] }, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, -8.5, 120.5, 200],
            within: Tolerance.float32Sum)
        #expect(AudioFeature.allCases.allSatisfy { track.features.provenance(of: $0) == .given })
        #expect(catalog.rejectedRows == [])
    }

    @Test(arguments: [
        "title,artist,valence,tempo,length", "Name,Artists,sp_valence,BPM,duration",
        "Track Name,Artist-Name,Valence,tempo_bpm,duration_s",
        "track_name,track_artist,valence,tempo,duration_ms",
    ])
    func `columns are found under their usual spellings`(_ header: String) throws {
        let track = try #require(try TrackCatalog(csv: "\(header)\nA,B,0.25,100,180").first)
        #expect(track.title == "A")
        #expect(track.artist == "B")
        #expect(track.features.valence == 0.25)
        #expect(track.features.tempo == 100)
        #expect(track.features.duration == .seconds(180))
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `line ends of every kind, a byte order mark and blank lines are understood`(_ end: String) throws {
        let lines = ["\u{FEFF}title,artist", "", "A,\"two\(end)lines\"", "B,C", ""]
        let catalog = try TrackCatalog(csv: lines.joined(separator: end))
        #expect(catalog.map(\.title) == ["A", "B"])
        #expect(catalog[0].artist == "two\(end)lines")
        #expect(try TrackCatalog(csv: "title,artist\r\nA,B\nC,D\r\nE,F").count == 3)
    }

    @Test(arguments: [
        ("A,B,x,100,", "'valence' is 'x', expected a number"),
        ("A,B,nan,100,", "'valence' is 'nan', expected a number"),
        ("A,B,1.5,100,", "'valence' is 1.5, expected 0.0...1.0"),
        ("A,B,-inf,100,", "'valence' is -inf, expected 0.0...1.0"),
        ("A,B,1e400,100,", "'valence' is inf, expected 0.0...1.0"),
        ("A,B,0.5,-3,", "'tempo' is -3.0, expected 0.0...400.0"),
        ("A,B,0.5", "3 fields, expected 5"),
        ("A,B,0.5,100,1999,more", "6 fields, expected 5"),
        (",B,0.5,100,", "'title' is empty"),
        ("A,  ,0.5,100,", "'artist' is empty"),
        ("A,B\0,0.5,100,", "contains a zero byte"),
        ("A,\"B\0\",0.5,100,", "contains a zero byte"),
        ("A,\"B,0.5,100,", "quotation marks do not balance"),
        ("A,\"B\"C,0.5,100,", "quotation marks do not balance"),
        ("\(String(repeating: "A", count: 9000)),B,0.5,100,", "a field is longer than 8192 bytes"),
        ("A,\"\(String(repeating: "B", count: 9000))\",0.5,100,", "a field is longer than 8192 bytes"),
        (String(repeating: "A,", count: 40_000), "longer than 65536 bytes"),
    ])
    func `a bad row is told with its line and costs nothing but itself`(_ row: String, _ reason: String) throws {
        let header = "title,artist,valence,tempo,year"
        let catalog = try TrackCatalog(
            csv: "\(header)\r\ngood,one,0.1,100,1990\n\(row)\ngood,two,0.2,100,1991\ngood,three,,,")
        #expect(catalog.map(\.artist) == ["one", "two", "three"])
        #expect(catalog.complaints == ["line 3: \(reason)"])
        #expect(catalog.rejectedCount == 1)
    }

    @Test(arguments: [
        ("1969", 1969), ("1969-07-20", 1969), ("20/07/1969", 1969), ("20-Jul-1969", 1969), ("0000", nil), ("soon", nil),
        ("69", nil),
    ])
    func `a year is found in a date of any form`(_ date: String, _ year: Int?) throws {
        #expect(try TrackCatalog(csv: "title,artist,release_date\nA,B,\(date)").first?.year == year)
    }

    @Test func `a row with an id needs no names, and nobody is no artist`() throws {
        let catalog = try TrackCatalog(csv: "id,title,artist,valence,energy\nx,,,0.9,0.7\ny,,,0.9,0.7\n,,,0.9,0.7")
        #expect(catalog.map(\.id) == ["x", "y"])
        #expect(catalog.complaints == ["line 4: 'title' is empty"])
        let mood = Mood(time: 0, probabilities: EmotionProbabilities(certain: .happy))
        #expect(ValenceArousalNearest(in: catalog).playlist(for: mood, length: 2).relaxed == [])
    }

    @Test func `a row with the id of an earlier one is left out and told apart from those that are wrong`() throws {
        let catalog = try TrackCatalog(csv: "title,artist,id\ngood,one,\nGood,One,\nA,B,x\nC,D,x")
        #expect(catalog.map(\.title) == ["good", "A"])
        #expect(
            catalog.duplicateRows.map(\.description) == [
                "line 3: an earlier row has the id 't-2c15acade1ed656f'", "line 5: an earlier row has the id 'x'",
            ])
        #expect(catalog.duplicateCount == 2)
        #expect(catalog.rejectedCount == 0)
    }

    @Test func `a row that is not UTF-8 is left out`() throws {
        let bytes = Array("title,artist\nA,B\nC,".utf8) + [0xE9, 0x74] + Array("\nD,é".utf8)
        let catalog = try TrackCatalog(csv: bytes)
        #expect(catalog.map(\.title) == ["A", "D"])
        #expect(catalog.complaints == ["line 3: 'artist' is not UTF-8"])
    }

    @Test func `a missing feature becomes the median of its column and says so`() throws {
        let catalog = try TrackCatalog(csv: "title,artist,energy\nA,x,0.1\nB,x,\nC,x,0.5\nD,x,0.9")
        #expect(catalog[1].features.energy == 0.5)
        #expect(catalog.map { $0.features.provenance(of: .energy) } == [.given, .imputed, .given, .given])
        #expect(catalog[0].features.provenance(of: .valence) == .imputed)
        #expect(AudioFeature.allCases.allSatisfy { $0.range.contains(catalog[0].features[$0]) })
    }

    @Test func `an unknown tempo is not zero and a file without any tells a common one`() throws {
        #expect(try TrackCatalog(csv: "title,artist,tempo\nA,x,0").first?.features.tempo == 120)
    }

    @Test func `estimates are marked as such`() throws {
        let catalog = try TrackCatalog(csv: "title,artist,energy,valence,estimated\nA,x,0.1,,yes\nB,x,0.2,0.2,no")
        #expect(catalog[0].features.provenance(of: .energy) == .estimated)
        #expect(catalog[0].features.provenance(of: .valence) == .imputed)
        #expect(catalog[1].features.provenance(of: .energy) == .given)
    }

    @Test func `a list of songs for each emotion needs no ids and gathers the emotions of a song`() throws {
        let catalog = try TrackCatalog(
            csv: [
                "emotion,Name,Album,Artist", "sad,Blue,One,Ann", "disgusted,BLUE,One,ann", "happy,Red,Two,Bo",
                "bored,Grey,Two,Bo",
            ].joined(separator: "\n")
        )
        #expect(catalog.map(\.emotions) == [[.disgusted, .sad], [.happy], []])
        let again = try TrackCatalog(csv: "title,artist\nRed,Bo")
        #expect(again[0].id == catalog[1].id)
        #expect(again[0].id.wholeMatch(of: /t-[0-9a-f]{16}/) != nil)
    }

    @Test func `a catalog that cannot be used says why`() throws {
        #expect(throws: CatalogError.empty) { try TrackCatalog(csv: "") }
        #expect(throws: CatalogError.empty) { try TrackCatalog(csv: "\n\r\n\n") }
        #expect(throws: CatalogError.noUsableRows(rejected: 0, first: nil)) { try TrackCatalog(csv: "title,artist\n") }
        #expect(throws: CatalogError.repeatedColumn("title")) { try TrackCatalog(csv: "title,artist,Title\nA,B,C") }
        let error = #expect(throws: CatalogError.self) { try TrackCatalog(csv: "title,singer\nA,B") }
        #expect(error?.description.hasPrefix("the catalog has no column 'artist' (also read: artists,") == true)
        let rows = #expect(throws: CatalogError.self) { try TrackCatalog(csv: "title,artist\n,B\n,C") }
        #expect(rows?.description == "none of the catalog's 2 rows can be used; the first, line 2: 'title' is empty")
        let header = #expect(throws: CatalogError.self) { try TrackCatalog(csv: "\"title,artist\nA,B") }
        #expect(header == .invalidHeader(.unbalancedQuotes))
    }

    @Test func `a file that is missing or a folder is an error that names it`() {
        let missing = #expect(throws: CatalogError.self) { try TrackCatalog(csv: URL(filePath: "/no/such.csv")) }
        #expect(missing?.description.hasPrefix("cannot read '/no/such.csv': ") == true)
        #expect(throws: CatalogError.self) { try TrackCatalog(csv: URL(filePath: "/")) }
    }

    @Test func `limits on bytes and rows hold`() throws {
        var limits = TrackCatalog.Limits()
        limits.rows = 2
        #expect(throws: CatalogError.tooManyRows(limit: 2)) {
            try TrackCatalog(csv: "title,artist\nA,B\nC,D\nE,F", limits: limits)
        }
        limits.bytes = 10
        #expect(throws: CatalogError.tooLarge(limit: 10)) { try TrackCatalog(csv: "title,artist\nA,B", limits: limits) }
        limits = TrackCatalog.Limits()
        limits.reportedRows = 1
        let catalog = try TrackCatalog(csv: "title,artist\nA,B\n,\n,", limits: limits)
        #expect(catalog.rejectedRows.count == 1)
        #expect(catalog.rejectedCount == 2)
    }

    @Test func `random bytes never trap and only their rows are lost`() throws {
        var random = SeededGenerator(seed: 7)
        let alphabet = Array("ab,\"\n\r0.5\0\u{E9};-".utf8)
        for _ in 0..<300 {
            let noise = (0..<Int.random(in: 0...200, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            let bytes = Array("title,artist\nfirst,one\n".utf8) + noise + Array("\nlast,two\n".utf8)
            let catalog = try TrackCatalog(csv: bytes)
            #expect(catalog.first?.title == "first")
            #expect(catalog.contains { $0.title == "last" })
        }
    }

    @Test func `a catalog of tracks gives the same tracks back`() {
        let tracks = (0..<50).map {
            Track(
                id: "id\($0)", title: "Title \($0)", artist: "Artist \($0 % 7)", album: "Album", genre: "jazz",
                country: "Mali", year: 1960 + $0, popularity: Double($0), isExplicit: $0 % 2 == 0,
                features: AudioFeatures(
                    Dictionary(uniqueKeysWithValues: AudioFeature.allCases.map { ($0, $0.range.upperBound) }),
                    areEstimates: true), emotions: [.happy, .angry])
        }
        let catalog = TrackCatalog(tracks + tracks)
        #expect(Array(catalog) == tracks)
        #expect(catalog[id: "id49"]?.year == 2009)
        #expect(catalog[id: "id50"] == nil)
        #expect(TrackCatalog().isEmpty)
    }

    @Test(
        .enabled(if: SharedData.isPresent, "needs the shared music tables"),
        arguments: [
            ("catalogue-500.csv", 500), ("catalogue-20000.csv", 20_000), ("moods-686.csv", 686),
            ("emotion-playlists-7.csv", 355),
        ])
    func `tables from elsewhere are read whole`(_ name: String, _ count: Int) throws {
        let catalog = try TrackCatalog(csv: SharedData.music(name))
        #expect(catalog.count == count)
        #expect(catalog.rejectedRows == [])
    }
}
