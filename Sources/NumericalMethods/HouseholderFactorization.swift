import Foundation

/// The natural logarithm, for files that need nothing else of the platform's library.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// The factorisation A P = Q R of a matrix with at least as many rows as columns.
///
/// By Householder reflections with column pivoting (Businger and Golub, Numerische Mathematik 7, 269, 1965).
/// Least squares by Q R loses half as many digits to an ill-conditioned matrix as the normal equations do.
public struct HouseholderFactorization: Sendable {
  private let rows: Int
  private let columns: Int
  /// Column after column: reflectors below and on the diagonal, R above it.
  private var q: [Double]
  private var diagonal: [Double]
  /// The column of A that stands at each place of R.
  public let order: [Int]
  /// How many columns are independent to within rounding.
  public let rank: Int

  /// Factors a matrix given column after column; `nil` with fewer rows than columns or a number that is not finite.
  public init?(columnMajor: [Double], rows: Int, columns: Int) {
    guard rows >= columns, columns > 0, columnMajor.count == rows * columns,
      columnMajor.allSatisfy(\.isFinite)
    else { return nil }
    var a = columnMajor
    var diagonal = [Double](repeating: 0, count: columns)
    var order = Array(0..<columns)
    var rank = columns
    a.withUnsafeMutableBufferPointer { a in
      var largest = 0.0
      for j in 0..<columns {
        var best = j
        var bestNorm = -1.0
        for k in j..<columns {
          var norm = 0.0
          for i in j..<rows { norm += a[k * rows + i] * a[k * rows + i] }
          if norm > bestNorm { (best, bestNorm) = (k, norm) }
        }
        if best != j {
          for i in 0..<rows { a.swapAt(j * rows + i, best * rows + i) }
          order.swapAt(j, best)
        }
        let norm = bestNorm.squareRoot()
        if j == 0 { largest = norm }
        if norm <= largest * Double(rows) * Double.ulpOfOne {
          rank = min(rank, j)
          diagonal[j] = 0
          continue
        }
        let head = a[j * rows + j]
        let alpha = head > 0 ? -norm : norm
        diagonal[j] = alpha
        a[j * rows + j] = head - alpha
        // vᵀv = 2 (norm² − head·alpha)
        let half = norm * norm - head * alpha
        for k in (j + 1)..<max(columns, j + 1) {
          var dot = 0.0
          for i in j..<rows { dot += a[j * rows + i] * a[k * rows + i] }
          let factor = dot / half
          for i in j..<rows { a[k * rows + i] -= factor * a[j * rows + i] }
        }
      }
    }
    self.rows = rows
    self.columns = columns
    q = a
    self.diagonal = diagonal
    self.order = order
    self.rank = rank
  }

  /// The x that makes the norm of A x − b smallest.
  ///
  /// Dependent columns get 0; `nil` where the length does not fit.
  public func solve(_ b: [Double]) -> [Double]? {
    guard b.count == rows else { return nil }
    var y = b
    for j in 0..<rank {
      var dot = 0.0
      var square = 0.0
      for i in j..<rows {
        dot += q[j * rows + i] * y[i]
        square += q[j * rows + i] * q[j * rows + i]
      }
      let factor = 2 * dot / square
      for i in j..<rows { y[i] -= factor * q[j * rows + i] }
    }
    var x = [Double](repeating: 0, count: columns)
    for j in stride(from: rank - 1, through: 0, by: -1) {
      var sum = y[j]
      for k in (j + 1)..<max(rank, j + 1) { sum -= q[k * rows + j] * x[order[k]] }
      x[order[j]] = sum / diagonal[j]
    }
    return x
  }

  /// (AᵀA)⁻¹; `nil` where columns are dependent.
  public var inverseOfGram: DenseMatrix? {
    guard rank == columns else { return nil }
    // Columns of R⁻¹, then R⁻¹ R⁻ᵀ.
    var inverse = DenseMatrix(rows: columns, columns: columns)
    for c in 0..<columns {
      inverse[c, c] = 1 / diagonal[c]
      for r in stride(from: c - 1, through: 0, by: -1) {
        var sum = 0.0
        for k in (r + 1)...c { sum -= q[k * rows + r] * inverse[k, c] }
        inverse[r, c] = sum / diagonal[r]
      }
    }
    var result = DenseMatrix(rows: columns, columns: columns)
    for r in 0..<columns {
      for c in 0...r {
        var sum = 0.0
        for k in r..<columns { sum += inverse[r, k] * inverse[c, k] }
        result[order[r], order[c]] = sum
        result[order[c], order[r]] = sum
      }
    }
    return result
  }
}
