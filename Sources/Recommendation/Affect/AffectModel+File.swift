internal import Foundation

extension AffectModel {
    /// The model that the package carries.
    ///
    /// It is a few kilobytes of JSON in the binary, read once.
    public static let shipped: AffectModel = {
        if let model = try? AffectModel(json: shippedFile) { return model }
        return .ignorant
    }()

    /// The file that ``shipped`` is read from.
    package static var shippedFile: [UInt8] { PackageResources.affect_model_json }

    /// Reads a model that `moodstream train affect` wrote.
    ///
    /// - Throws: ``AffectModelError`` that says what is wrong with the file.
    public init(json bytes: [UInt8]) throws(AffectModelError) {
        let parameters: AffectParameters
        do {
            parameters = try JSONDecoder().decode(AffectParameters.self, from: Data(bytes))
        } catch {
            throw .malformed("\(error)")
        }
        try self.init(parameters)
    }
}

extension AffectModel {
    /// The model that gives every track the same posterior.
    static let ignorant = AffectModel(
        components: AffectComponents(
            valence: AffectQuadrant.allCases.map { $0.valenceSign / 2 },
            arousal: AffectQuadrant.allCases.map { $0.arousalSign / 2 },
            valenceVariance: [0.1, 0.1, 0.1, 0.1], arousalVariance: [0.1, 0.1, 0.1, 0.1]))
}
