/// Replaces a symmetric positive definite matrix, stored row after row, by its inverse.
///
/// Cholesky's factor L is inverted in place; A⁻¹ = L⁻ᵀ L⁻¹. Of the matrix only the lower triangle is read.
///
/// - Returns: Whether the matrix was positive definite to within rounding; if not, it is left half done.
public func invertPositiveDefinite(_ matrix: inout [Double], size n: Int) -> Bool {
  guard n >= 0, matrix.count == n * n else { return false }
  return matrix.withUnsafeMutableBufferPointer { buffer in
    guard let a = buffer.baseAddress else { return true }
    guard factorLower(a, n) else { return false }
    invertLower(a, n)
    multiplyTransposed(a, n)
    return true
  }
}

/// Replaces the lower triangle by Cholesky's factor.
private func factorLower(_ a: UnsafeMutablePointer<Double>, _ n: Int) -> Bool {
  for i in 0..<n {
    let row = a + i * n
    for j in 0..<i { row[j] = (row[j] - dot(row, a + j * n, j)) / a[j * n + j] }
    let pivot = row[i] - dot(row, row, i)
    guard pivot > 1e-14 * abs(row[i]), pivot.isFinite else { return false }
    row[i] = pivot.squareRoot()
  }
  return true
}

/// Writes L⁻¹ transposed into the upper triangle, its diagonal in place of that of L.
private func invertLower(_ a: UnsafeMutablePointer<Double>, _ n: Int) {
  for c in 0..<n {
    let column = a + c * n
    column[c] = 1 / column[c]
    for r in (c + 1)..<max(n, c + 1) {
      // Rows of L and of the transposed inverse overlap in columns c..<r.
      let sum = column[c] * a[r * n + c] + dot(a + r * n + c + 1, column + c + 1, r - c - 1)
      column[r] = -sum / a[r * n + r]
    }
  }
}

/// Replaces the matrix by W Wᵀ, W being the upper triangle.
private func multiplyTransposed(_ a: UnsafeMutablePointer<Double>, _ n: Int) {
  for r in 0..<n {
    for c in 0...r { a[r * n + c] = dot(a + r * n + r, a + c * n + r, n - r) }
  }
  for r in 0..<n { for c in 0..<r { a[c * n + r] = a[r * n + c] } }
}

/// The sum of products, in four parts so that one addition need not wait for the other.
@inline(__always)
private func dot(_ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ n: Int) -> Double {
  var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
  var k = 0
  while k + 4 <= n {
    s0 += x[k] * y[k]
    s1 += x[k + 1] * y[k + 1]
    s2 += x[k + 2] * y[k + 2]
    s3 += x[k + 3] * y[k + 3]
    k += 4
  }
  while k < n {
    s0 += x[k] * y[k]
    k += 1
  }
  return (s0 + s1) + (s2 + s3)
}
