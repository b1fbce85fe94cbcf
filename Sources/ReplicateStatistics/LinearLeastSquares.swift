import NumericalMethods

/// Ordinary least squares for a model that is linear in its coefficients, by Householder's Q R.
public struct LinearLeastSquares: Sendable, Hashable {
  /// The coefficients, one a column of the design.
  public let coefficients: [Double]
  /// Their standard uncertainties.
  public let standardUncertainties: [Double]
  /// The residual standard deviation.
  public let residualStandardDeviation: Double
  /// The number of observations less the number of coefficients.
  public let degreesOfFreedom: Int

  /// Fits `response` by the columns of the design.
  ///
  /// The columns are scaled to unit length first, and the solution is refined once with its own residuals.
  /// Throws if lengths differ, observations are fewer than coefficients plus one, or columns depend on one another.
  public init(columns: [[Double]], response: [Double]) throws(StatisticsError) {
    guard !columns.isEmpty, columns.allSatisfy({ $0.count == response.count }) else {
      throw StatisticsError(.mismatchedLengths, "Every column of the design needs as many rows as responses.")
    }
    guard response.count > columns.count else {
      throw StatisticsError(.tooFewValues, "A fit needs more observations than coefficients.")
    }
    let scales = columns.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    guard scales.allSatisfy({ $0 > 0 && $0.isFinite }), response.allSatisfy(\.isFinite) else {
      throw StatisticsError(.degenerate, "A column of the design is empty, or a number is not finite.")
    }
    let scaled = zip(columns, scales).flatMap { column, scale in column.map { $0 / scale } }
    guard
      let factors = HouseholderFactorization(
        columnMajor: scaled, rows: response.count, columns: columns.count),
      let covariance = factors.inverseOfGram, var solution = factors.solve(response)
    else {
      throw StatisticsError(.degenerate, "Columns of the design depend on one another.")
    }
    if let correction = factors.solve(Self.residuals(scaled, solution, response)) {
      for index in solution.indices { solution[index] += correction[index] }
    }
    let squares = Self.residuals(scaled, solution, response).reduce(0) { $0 + $1 * $1 }
    degreesOfFreedom = response.count - columns.count
    let deviation = (squares / Double(degreesOfFreedom)).squareRoot()
    residualStandardDeviation = deviation
    coefficients = zip(solution, scales).map { $0 / $1 }
    standardUncertainties = scales.indices.map {
      deviation * max(0, covariance[$0, $0]).squareRoot() / scales[$0]
    }
  }

  private static func residuals(_ scaled: [Double], _ solution: [Double], _ response: [Double]) -> [Double] {
    response.indices.map { row in
      var sum = response[row]
      for column in solution.indices {
        sum.addProduct(-scaled[column * response.count + row], solution[column])
      }
      return sum
    }
  }
}
