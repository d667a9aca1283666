internal import Foundation
internal import Recommendation

/// Makes the affect model that the package carries.
public struct AffectTraining: Sendable {
    /// The file that is written.
    public let model: String
    private let data: String

    /// Plans a fit.
    ///
    /// - Parameters:
    ///   - data: A table of tagged tracks, or a folder with `affect-tags-train.csv`.
    ///   - output: The folder that `affect-model.json` is written to.
    public init(data: String, output: String) {
        self.data = data
        model = "\(output)/affect-model.json"
    }

    /// Fits the model to all tracks and writes it.
    ///
    /// - Returns: How many tracks it has learned from.
    /// - Throws: What ``AffectDataSet/init(contentsOf:)`` throws, and errors of the file system.
    public func run() throws -> Int {
        let data = try AffectDataSet(contentsOf: data)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try encoder.encode(AffectRecipe().parameters(data)).write(to: URL(filePath: model), options: .atomic)
        return data.tracks.count
    }
}
