import Foundation

/// A symmetric positive definite matrix with few diagonals, and its Cholesky factor.
///
/// Row i keeps the elements (i, i − w) … (i, i), w being the half bandwidth.
package struct BandedSystem {
  /// The number of rows.
  package let size: Int
  /// The number of diagonals below the main one.
  package let halfBandwidth: Int
  private var rows: [Double]

  /// Creates a matrix of zeros.
  package init(size: Int, halfBandwidth: Int) {
    self.size = size
    self.halfBandwidth = halfBandwidth
    rows = [Double](repeating: 0, count: size * (halfBandwidth + 1))
  }

  /// The element in a row and a column to its left or on the diagonal, at most `halfBandwidth` apart.
  package subscript(row: Int, column: Int) -> Double {
    get { rows[row * (halfBandwidth + 1) + column - row + halfBandwidth] }
    set { rows[row * (halfBandwidth + 1) + column - row + halfBandwidth] = newValue }
  }

  /// Replaces the matrix by its Cholesky factor; `false` where it is not positive definite.
  package mutating func factor() -> Bool {
    for row in 0..<size {
      let first = max(0, row - halfBandwidth)
      for column in first...row {
        var sum = self[row, column]
        for k in max(first, column - halfBandwidth)..<column { sum -= self[row, k] * self[column, k] }
        if column == row {
          guard sum > 0, sum.isFinite else { return false }
          self[row, row] = sum.squareRoot()
        } else {
          self[row, column] = sum / self[column, column]
        }
      }
    }
    return true
  }

  /// The solution of A x = b, once factored.
  package func solve(_ b: [Double]) -> [Double] {
    var x = b
    for row in 0..<size {
      var sum = x[row]
      for k in max(0, row - halfBandwidth)..<row { sum -= self[row, k] * x[k] }
      x[row] = sum / self[row, row]
    }
    return scaledNormal(x)
  }

  /// The solution of Lᵀ x = z, once factored: of covariance A⁻¹ where z are independent standard normals.
  package func scaledNormal(_ z: [Double]) -> [Double] {
    var x = z
    for row in stride(from: size - 1, through: 0, by: -1) {
      var sum = x[row]
      let last = min(size - 1, row + halfBandwidth)
      if last > row { for k in (row + 1)...last { sum -= self[k, row] * x[k] } }
      x[row] = sum / self[row, row]
    }
    return x
  }

  /// The elements of A⁻¹ on the diagonals of A, once factored.
  ///
  /// Takahashi, Fagan and Chen, Proc. 8th PICA Conference (1973): from the last column on, each element needs only such as are kept.
  package var bandOfInverse: BandedSystem {
    var inverse = BandedSystem(size: size, halfBandwidth: halfBandwidth)
    for column in stride(from: size - 1, through: 0, by: -1) {
      let last = min(column + halfBandwidth, size - 1)
      let pivot = self[column, column]
      for row in stride(from: last, through: column, by: -1) {
        var sum = row == column ? 1 / pivot : 0
        if last > column {
          for k in (column + 1)...last { sum -= self[k, column] * inverse[max(k, row), min(k, row)] }
        }
        inverse[row, column] = sum / pivot
      }
    }
    return inverse
  }

  /// The logarithm of the determinant of A, once factored.
  package var logDeterminant: Double {
    var sum = 0.0
    for row in 0..<size { sum += log(self[row, row]) }
    return 2 * sum
  }
}
