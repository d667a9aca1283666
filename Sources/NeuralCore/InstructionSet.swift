internal import CNeuralKernels

/// The processor instructions that the kernels of this package are compiled for.
package enum InstructionSet: Int32, CaseIterable, Sendable {
    /// What every processor has.
    case portable = 0
    /// AVX2 with fused multiply-add.
    case avx2 = 1
    /// AVX-512 with its vector-length and doubleword extensions.
    case avx512 = 2

    /// The best one that this processor has, found out once.
    package static let best = allCases.last { $0.isSupported } ?? .portable

    /// Whether this build and this processor have it.
    package var isSupported: Bool { nk_kernels_for(rawValue) != nil }

    /// Its kernels.
    ///
    /// - Precondition: It is supported.
    var kernels: nk_kernels {
        guard let kernels = nk_kernels_for(rawValue) else { preconditionFailure("no kernels for \(self)") }
        return kernels.pointee
    }
}

extension Int {
    /// The number rounded up to a multiple of a weight panel's columns.
    var roundedUpToPanel: Int { (self + panelWidth - 1) / panelWidth * panelWidth }
}

/// Columns in a panel of packed weights.
let panelWidth = Int(NK_PANEL)
