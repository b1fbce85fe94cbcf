/// Count, mean and scatter of independent replicates.
///
/// The replicates are what was varied (cells, specimens, runs), never readings or spots inside one of them. Mean and
/// standard deviation are computed in two passes with the rounding error of the mean carried along (Chan, Golub and
/// LeVeque 1983, equation 1.7), so that a large common offset does not cost digits.
public struct GroupSummary: Sendable, Hashable, Codable {
  /// The replicates in the order given.
  public let values: [Double]
  /// The arithmetic mean.
  public let mean: Double
  /// The standard deviation with n − 1; `nil` for a single replicate.
  public let standardDeviation: Double?

  /// Summarises replicates; throws if there are none or one is not finite.
  public init(_ values: [Double]) throws(StatisticsError) {
    guard !values.isEmpty else {
      throw StatisticsError(.tooFewValues, "A mean needs at least one value.")
    }
    guard values.allSatisfy(\.isFinite) else {
      throw StatisticsError(.notFinite, "A value of the group is not a finite number.")
    }
    let count = Double(values.count)
    let rough = values.reduce(0, +) / count
    var deviation = 0.0
    var square = 0.0
    for value in values {
      deviation += value - rough
      square += (value - rough) * (value - rough)
    }
    self.values = values
    mean = rough + deviation / count
    standardDeviation =
      values.count < 2
      ? nil : (max(0, square - deviation * deviation / count) / (count - 1)).squareRoot()
  }

  /// The number of replicates.
  public var count: Int { values.count }

  /// The standard deviation of the mean; `nil` for a single replicate.
  public var standardError: Double? {
    standardDeviation.map { $0 / Double(count).squareRoot() }
  }

  /// The variance of the mean, or an error for a single replicate.
  func varianceOfMean() throws(StatisticsError) -> Double {
    guard let standardError else {
      throw StatisticsError(.tooFewValues, "A single replicate has no scatter to test with.")
    }
    return standardError * standardError
  }
}
