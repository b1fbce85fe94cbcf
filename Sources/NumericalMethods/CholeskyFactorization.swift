/// The Cholesky factor L of a symmetric positive definite matrix A = L Lᵀ.
public struct CholeskyFactorization: Sendable {
  /// The lower triangular factor.
  public let factor: DenseMatrix

  /// Factors a matrix of which only the lower triangle is read.
  ///
  /// - Returns: `nil` where the matrix is not square or not positive definite to within rounding.
  public init?(_ matrix: DenseMatrix) {
    guard matrix.rows == matrix.columns else { return nil }
    let n = matrix.rows
    var l = DenseMatrix(rows: n, columns: n)
    for j in 0..<n {
      var pivot = matrix[j, j]
      for k in 0..<j { pivot -= l[j, k] * l[j, k] }
      guard pivot > 1e-15 * abs(matrix[j, j]), pivot.isFinite else { return nil }
      let root = pivot.squareRoot()
      l[j, j] = root
      for i in (j + 1)..<max(n, j + 1) {
        var sum = matrix[i, j]
        for k in 0..<j { sum -= l[i, k] * l[j, k] }
        l[i, j] = sum / root
      }
    }
    factor = l
  }

  /// The solution x of A x = b; `nil` where the sizes do not fit.
  public func solve(_ b: [Double]) -> [Double]? {
    let n = factor.rows
    guard b.count == n else { return nil }
    var x = b
    for i in 0..<n {
      for k in 0..<i { x[i] -= factor[i, k] * x[k] }
      x[i] /= factor[i, i]
    }
    for i in stride(from: n - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(n, i + 1) { x[i] -= factor[k, i] * x[k] }
      x[i] /= factor[i, i]
    }
    return x
  }

  /// The inverse A⁻¹.
  public var inverse: DenseMatrix {
    let n = factor.rows
    let l = factor.elements
    // Row r of W holds column r of L⁻¹, so that both loops run along rows; A⁻¹ = L⁻ᵀ L⁻¹.
    var w = [Double](repeating: 0, count: n * n)
    for c in 0..<n {
      w[c * n + c] = 1 / l[c * n + c]
      for r in (c + 1)..<max(n, c + 1) {
        var sum = 0.0
        for k in c..<r { sum -= l[r * n + k] * w[c * n + k] }
        w[c * n + r] = sum / l[r * n + r]
      }
    }
    var result = DenseMatrix(rows: n, columns: n)
    for r in 0..<n {
      for c in 0...r {
        var sum = 0.0
        for k in r..<n { sum += w[r * n + k] * w[c * n + k] }
        result[r, c] = sum
        result[c, r] = sum
      }
    }
    return result
  }

  /// The logarithm of the determinant of A.
  public var logDeterminant: Double {
    var sum = 0.0
    for k in 0..<factor.rows { sum += 2 * naturalLogarithm(factor[k, k]) }
    return sum
  }
}
