internal import COpenBLAS

/// The library that multiplies matrices.
package enum LinearAlgebra {
    /// The processor that its kernels were chosen for, such as `Zen` or `SkylakeX`.
    package static var core: String { String(cString: openblas_get_corename()) }

    /// Its name, version and build options.
    package static var library: String { String(cString: openblas_get_config()) }
}
