/// The lower triangular factor of a symmetric positive definite matrix, to solve with it many times.
package struct CholeskyFactor: Sendable {
    private var rows: [[Double]]

    /// Factors a matrix of which the lower triangle is read.
    package init(_ matrix: [[Double]]) {
        rows = matrix
        for row in rows.indices {
            for column in 0...row {
                var value = rows[row][column]
                for index in 0..<column { value -= rows[row][index] * rows[column][index] }
                rows[row][column] = row == column ? value.squareRoot() : value / rows[column][column]
            }
        }
    }

    /// The solution of `matrix * x = right`.
    package func solve(_ right: [Double]) -> [Double] {
        var x = right
        for row in rows.indices {
            for column in 0..<row { x[row] -= rows[row][column] * x[column] }
            x[row] /= rows[row][row]
        }
        return solveTransposed(x)
    }

    /// The solution of `transposed factor * x = right`: for independent standard normal numbers, ones whose covariance
    /// is the inverse of the matrix.
    package func solveTransposed(_ right: [Double]) -> [Double] {
        var x = right
        for row in rows.indices.reversed() {
            for column in rows.indices.dropFirst(row + 1) { x[row] -= rows[column][row] * x[column] }
            x[row] /= rows[row][row]
        }
        return x
    }
}
