/// A small dense matrix of real numbers, stored row by row.
public struct DenseMatrix: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, row after row.
  public private(set) var elements: [Double]

  /// Creates a matrix of zeros; negative sizes count as 0.
  public init(rows: Int, columns: Int) {
    self.rows = max(rows, 0)
    self.columns = max(columns, 0)
    elements = [Double](repeating: 0, count: self.rows * self.columns)
  }

  /// Creates a matrix from rows; `nil` unless all have the same length.
  public init?(rows: [[Double]]) {
    let width = rows.first?.count ?? 0
    guard rows.allSatisfy({ $0.count == width }) else { return nil }
    self.rows = rows.count
    columns = width
    elements = rows.flatMap { $0 }
  }

  /// The unit matrix.
  public static func identity(_ size: Int) -> DenseMatrix {
    var matrix = DenseMatrix(rows: size, columns: size)
    for k in 0..<matrix.rows { matrix[k, k] = 1 }
    return matrix
  }

  /// The element of a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }

  /// The transposed matrix.
  public var transposed: DenseMatrix {
    var result = DenseMatrix(rows: columns, columns: rows)
    for r in 0..<rows { for c in 0..<columns { result[c, r] = self[r, c] } }
    return result
  }

  /// The product with another matrix; `nil` where the sizes do not fit.
  public func times(_ other: DenseMatrix) -> DenseMatrix? {
    guard columns == other.rows else { return nil }
    var result = DenseMatrix(rows: rows, columns: other.columns)
    for r in 0..<rows {
      for k in 0..<columns {
        let factor = self[r, k]
        for c in 0..<other.columns { result[r, c] += factor * other[k, c] }
      }
    }
    return result
  }

  /// The product with a vector; `nil` where the sizes do not fit.
  public func times(_ vector: [Double]) -> [Double]? {
    guard columns == vector.count else { return nil }
    return (0..<rows).map { r in
      var sum = 0.0
      for c in 0..<columns { sum += self[r, c] * vector[c] }
      return sum
    }
  }
}
