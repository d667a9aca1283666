import Foundation
import NeuralCore

/// Files of the repository that benchmarks read beside the package's public interface.
enum Repository {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

    /// A file by its path in the repository.
    static func path(_ path: String) -> String { root.appending(path: path).path(percentEncoded: false) }

    /// The weights of the face network or of the text network, as tensors.
    static func weights(of kind: String) throws(WeightsError) -> Safetensors {
        try Safetensors(contentsOf: path("Sources/CModelWeights/\(kind)-emotion.safetensors"))
    }
}
