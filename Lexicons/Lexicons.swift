/// The data files that the package carries.
package enum Lexicons {
    /// The starter catalog, as CSV.
    package static let starterCatalog = PackageResources.starter_catalog_csv
}
