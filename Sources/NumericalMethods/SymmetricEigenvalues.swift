/// The eigenvalues of a symmetric matrix, smallest first, with their vectors as columns (cyclic Jacobi rotations).
///
/// - Returns: `nil` where the matrix is not square or holds a number that is not finite.
public func symmetricEigenvalues(
  of matrix: DenseMatrix
) -> (values: [Double], vectors: DenseMatrix)? {
  guard matrix.rows == matrix.columns, matrix.elements.allSatisfy(\.isFinite) else { return nil }
  let n = matrix.rows
  var a = matrix
  var v = DenseMatrix.identity(n)
  for _ in 0..<60 {
    var off = 0.0
    var total = 0.0
    for r in 0..<n {
      for c in 0..<n {
        total += a[r, c] * a[r, c]
        if r != c { off += a[r, c] * a[r, c] }
      }
    }
    if off <= 1e-32 * total { break }
    for p in 0..<n {
      for q in (p + 1)..<max(n, p + 1) where a[p, q] != 0 {
        let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
        let t = (theta >= 0 ? 1.0 : -1.0) / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<n {
          let (x, y) = (a[k, p], a[k, q])
          a[k, p] = c * x - s * y
          a[k, q] = s * x + c * y
        }
        for k in 0..<n {
          let (x, y) = (a[p, k], a[q, k])
          a[p, k] = c * x - s * y
          a[q, k] = s * x + c * y
        }
        for k in 0..<n {
          let (x, y) = (v[k, p], v[k, q])
          v[k, p] = c * x - s * y
          v[k, q] = s * x + c * y
        }
      }
    }
  }
  let order = (0..<n).sorted { (a[$0, $0], $0) < (a[$1, $1], $1) }
  var vectors = DenseMatrix(rows: n, columns: n)
  for (place, column) in order.enumerated() {
    for r in 0..<n { vectors[r, place] = v[r, column] }
  }
  return (order.map { a[$0, $0] }, vectors)
}
