import Foundation
package import NeuralCore

/// Files of the repository that benchmarks read beside the package's public interface.
package enum Repository {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardized

    /// A file by its path in the repository.
    package static func path(_ path: String) -> String { root.appending(path: path).path(percentEncoded: false) }

    /// The weights of the face network or of the text network, as tensors.
    package static func weights(of kind: String) throws -> Safetensors {
        try Safetensors(contentsOf: path("Sources/CModelWeights/\(kind)-emotion.safetensors"))
    }
}
