import CSQLite
import Foundation
import SQLiteCatalog
import Testing

@Suite struct SQLiteCatalogTests {
    /// Makes a database, reads a catalog from it and removes it.
    private func catalog(
        _ sql: String, table: String? = nil, limits: TrackCatalog.Limits = TrackCatalog.Limits()
    ) throws -> TrackCatalog {
        let file = FileManager.default.temporaryDirectory.appending(path: "moodstream-\(UUID()).db")
        defer { try? FileManager.default.removeItem(at: file) }
        var connection: OpaquePointer?
        try #require(sqlite3_open(file.path, &connection) == SQLITE_OK)
        try #require(sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK)
        sqlite3_close(connection)
        return try TrackCatalog(sqlite: file, table: table, limits: limits)
    }

    @Test func `a table is read as a file with the same columns would be`() throws {
        let catalog = try catalog(
            """
            CREATE TABLE songs(track_id TEXT, name TEXT, artists TEXT, valence REAL, bpm INTEGER, duration_ms, year TEXT);
            INSERT INTO songs VALUES ('a', 'One', 'Ann', 0.25, 120, 200000, '1999-01-02'), ('b', 'Two', 'Bo', NULL, '99.5', 180, 2001);
            CREATE TABLE plays(listener TEXT, track_id TEXT);
            """)
        let csv = try TrackCatalog(
            csv: Array(
                """
                track_id,name,artists,valence,bpm,duration_ms,year
                a,One,Ann,0.25,120,200000,1999-01-02
                b,Two,Bo,,99.5,180,2001
                """.utf8))
        #expect(Array(catalog) == Array(csv))
        #expect(catalog[1].features.provenance(of: .valence) == .imputed)
    }

    @Test func `a wrong row is told with its number and costs only itself`() throws {
        var limits = TrackCatalog.Limits()
        limits.fieldBytes = 100
        let catalog = try catalog(
            """
            CREATE TABLE t(title, artist, energy);
            INSERT INTO t VALUES ('A', 'x', 0.5), ('B', 'x', 'loud'), ('C', NULL, 1), ('D', 'x', 7),
                (hex(zeroblob(60)), 'x', 1), ('E', CAST(X'4100' AS TEXT), 1), ('F', CAST(X'C328' AS TEXT), 1), ('G', 'x', 1);
            """, limits: limits)
        #expect(catalog.map(\.title) == ["A", "G"])
        #expect(
            catalog.rejectedRows.map(\.description) == [
                "line 2: 'energy' is 'loud', expected a number", "line 3: 'artist' is empty",
                "line 4: 'energy' is 7.0, expected 0.0...1.0", "line 5: a field is longer than 100 bytes",
                "line 6: contains a zero byte", "line 7: 'artist' is not UTF-8",
            ])
    }

    @Test func `which table is meant has to be clear`() throws {
        let two =
            "CREATE TABLE a(title, artist); INSERT INTO a VALUES ('A', 'x'); CREATE TABLE \"b\"\"b\"(title, artist);"
        #expect(throws: CatalogError.noSuchTable(nil, found: ["a", "b\"b"])) { try catalog(two) }
        #expect(throws: CatalogError.noSuchTable(nil, found: [])) { try catalog("CREATE TABLE a(x)") }
        #expect(throws: CatalogError.noSuchTable("c", found: ["a", "b\"b"])) { try catalog(two, table: "c") }
        #expect(try catalog(two, table: "a").count == 1)
        #expect(throws: CatalogError.noUsableRows(rejected: 0, first: nil)) { try catalog(two, table: "b\"b") }
        let view = "CREATE VIEW v AS SELECT title, artist, 0.5 AS energy FROM a;"
        #expect(try catalog(two + view, table: "v").first?.features.energy == 0.5)
    }

    @Test func `what is no database is an error that names it`() throws {
        let missing = #expect(throws: CatalogError.self) { try TrackCatalog(sqlite: URL(filePath: "/no/such.db")) }
        #expect(missing?.description == "cannot read '/no/such.db': unable to open database file")
        let source = URL(filePath: #filePath)
        let other = #expect(throws: CatalogError.self) { try TrackCatalog(sqlite: source) }
        #expect(other?.description.hasSuffix("file is not a database") == true)
    }

    @Test func `a damaged database is an error or a shorter catalog and never traps`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "moodstream-\(UUID()).db")
        defer { try? FileManager.default.removeItem(at: file) }
        var connection: OpaquePointer?
        try #require(sqlite3_open(file.path, &connection) == SQLITE_OK)
        sqlite3_exec(
            connection, "CREATE TABLE t(title, artist); INSERT INTO t VALUES ('A', 'x'), ('B', 'y')", nil, nil, nil)
        sqlite3_close(connection)
        let bytes = try Data(contentsOf: file)
        for position in stride(from: 0, to: bytes.count, by: 23) {
            var damaged = bytes
            damaged[position] ^= 0x5A
            try damaged.write(to: file)
            if let catalog = try? TrackCatalog(sqlite: file) { #expect(catalog.count <= 2) }
            try bytes.prefix(position).write(to: file)
            #expect(throws: CatalogError.self) { try TrackCatalog(sqlite: file) }
        }
    }
}
