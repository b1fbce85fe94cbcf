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
  /// The mean square of the replicates' own standard uncertainties, in the square of their unit; 0 where none are known.
  public let meanSquareUncertainty: Double

  /// Summarises replicates; throws if there are none or one is not finite.
  ///
  /// - Parameters:
  ///   - values: The replicates.
  ///   - uncertainties: The standard uncertainty of each by itself, in the same unit; none where it is not known.
  public init(_ values: [Double], uncertainties: [Double] = []) throws(StatisticsError) {
    guard !values.isEmpty else {
      throw StatisticsError(.tooFewValues, "A mean needs at least one value.")
    }
    guard values.allSatisfy(\.isFinite), uncertainties.allSatisfy(\.isFinite) else {
      throw StatisticsError(.notFinite, "A value of the group is not a finite number.")
    }
    guard uncertainties.isEmpty || uncertainties.count == values.count else {
      throw StatisticsError(.mismatchedLengths, "A group needs as many uncertainties as values, or none.")
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
    meanSquareUncertainty =
      uncertainties.isEmpty ? 0 : uncertainties.reduce(0) { $0 + $1 * $1 } / count
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

  /// The variance of the mean: the larger of the scatter s² and of the mean square of the replicates' own uncertainties,
  /// over n; or an error for a single replicate.
  ///
  /// Scatter between replicates holds their noise already, so that the two are never added. Replicates may agree better by
  /// chance than their noise allows; then the noise is what is known (the external and the internal uncertainty of
  /// Birge, Phys. Rev. 40 (1932) 207).
  func varianceOfMean() throws(StatisticsError) -> Double {
    guard let standardDeviation else {
      throw StatisticsError(.tooFewValues, "A single replicate has no scatter to test with.")
    }
    return max(standardDeviation * standardDeviation, meanSquareUncertainty) / Double(count)
  }
}
