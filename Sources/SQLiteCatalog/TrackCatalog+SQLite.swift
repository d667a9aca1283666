public import Foundation

extension TrackCatalog {
    /// Reads a table of an SQLite database.
    ///
    /// The columns have the spellings that a CSV file may have, and values mean what they mean there; a number may be
    /// stored as a number or as text. Without a name, the one table that has columns for title and artist is read.
    /// A view is read if it is named. The database is opened for reading only, and it is one moment of it that is read,
    /// whoever writes at the same time.
    ///
    /// Rows that are left out are told in `rejectedRows` with their number in the order of the table,
    /// the first is 1.
    ///
    /// - Throws: `CatalogError` if the file is no database, has no such table, or has no row that can be used.
    /// - Complexity: Linear in the size of the table.
    public init(sqlite file: URL, table: String? = nil, limits: Limits = Limits()) throws(CatalogError) {
        let database = try SQLiteDatabase(reading: file, limits: limits)
        let name = try database.table(named: table)
        var reader = try SQLiteTableReader(
            database.query("SELECT * FROM \(SQLiteDatabase.quoted(name))"), limits: limits)
        try self.init(&reader, columns: reader.columns, limits: limits)
    }
}
