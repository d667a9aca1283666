#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension FusionParameters {
    /// Parameters for the face and the text model that this package ships, fitted to what they say of validation data.
    ///
    /// `FusionParameters()` is fitted to the classifiers of simulated streams. Fed with the answers of the shipped
    /// models, it would take them for biased: what is usual for one classifier is not for another. `moodstream train
    /// fusion` makes them anew after new weights; <doc:OwnClassifiers> tells more.
    public static let shippedModels: FusionParameters = {
        let bytes = Data(PackageResources.shipped_models_json)
        return (try? JSONDecoder().decode(FusionParameters.self, from: bytes)) ?? FusionParameters()
    }()
}
