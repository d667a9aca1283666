internal import COpenBLAS

/// A product of two row-major float32 matrices, computed by OpenBLAS on the calling thread.
package struct MatrixMultiplication {
    /// Rows of the result.
    package var rows: Int
    /// Columns of the result.
    package var columns: Int
    /// The dimension that is summed over.
    package var inner: Int
    /// Whether the left matrix lies in memory as `[inner, rows]`.
    package var leftIsTransposed: Bool
    /// Whether the right matrix lies in memory as `[columns, inner]`.
    package var rightIsTransposed: Bool
    /// Whether the product is added to the result instead of replacing it.
    package var accumulates: Bool

    /// Describes a product `[rows, inner] x [inner, columns]`.
    package init(
        rows: Int, columns: Int, inner: Int, leftIsTransposed: Bool = false, rightIsTransposed: Bool = false,
        accumulates: Bool = false
    ) {
        self.rows = rows
        self.columns = columns
        self.inner = inner
        self.leftIsTransposed = leftIsTransposed
        self.rightIsTransposed = rightIsTransposed
        self.accumulates = accumulates
    }

    /// Computes `result = left * right`, or `result += left * right`.
    ///
    /// The three must be as large as the shapes say and must not overlap.
    package func callAsFunction(
        _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, into result: UnsafeMutablePointer<Float>
    ) {
        _ = Self.oneThread
        cblas_sgemm(
            CblasRowMajor, leftIsTransposed ? CblasTrans : CblasNoTrans, rightIsTransposed ? CblasTrans : CblasNoTrans,
            blasint(rows), blasint(columns), blasint(inner), 1, left, blasint(leftIsTransposed ? rows : inner),
            right, blasint(rightIsTransposed ? inner : columns), accumulates ? 1 : 0, result, blasint(columns))
    }

    /// OpenBLAS's own threads would fight with the callers' tasks for the same cores.
    private static let oneThread: Void = openblas_set_num_threads(1)
}
