/// Hands out the rows of a table, one after the other.
package protocol TableReader: ~Copyable {
    /// The row that ``next()`` read last.
    var row: TableRow { get }

    /// Reads the next row into ``row``: nil at the end, an error for a row that is wrong.
    ///
    /// - Throws: ``CatalogError`` if the source fails.
    mutating func next() throws(CatalogError) -> Result<Void, RowError>?
}
