public import NumericalMethods

/// What a fit found.
public struct FitResult: Sendable {
  /// The model that was fitted.
  public let model: PeakModel
  /// The data.
  public let spectrum: FitSpectrum
  /// The options.
  public let options: FitOptions
  /// Every parameter: those of the model itself, of the components in order, of the loss backgrounds.
  public let parameters: [FittedParameter]
  /// The parameters that were free, in the order of ``covariance``.
  public let freeParameters: [ParameterReference]
  /// The values of the free parameters.
  public let freeValues: [Double]
  /// The covariance of the free parameters; rows of those at a bound or undetermined are 0.
  public let covariance: DenseMatrix
  /// How the fit ended.
  public let convergence: FitConvergence
  /// How well the model describes the data.
  public let statistics: FitStatistics
  /// Which convention scaled the uncertainties, in words.
  public let uncertaintyConvention: String
  /// What the user should know.
  public let warnings: [String]

  let compiled: CompiledModel
  let statistic: FitStatistic
  let scaleFactor: Double
  let scaleIsFromResiduals: Bool

  /// A parameter; `nil` for one that is not there.
  public func parameter(_ component: String, _ name: ParameterName) -> FittedParameter? {
    let wanted = ParameterReference(component, name)
    return parameters.first { $0.reference == wanted }
  }

  /// Correlations of the free parameters; 0 for those at a bound or undetermined.
  public var correlations: DenseMatrix {
    var result = covariance
    for r in 0..<covariance.rows {
      for c in 0..<covariance.columns {
        let product = covariance[r, r] * covariance[c, c]
        result[r, c] = product > 0 ? covariance[r, c] / product.squareRoot() : 0
      }
    }
    return result
  }

  /// The largest absolute correlation between two free parameters; 0 with fewer than two.
  public var largestCorrelation: Double {
    let matrix = correlations
    var largest = 0.0
    for r in 0..<matrix.rows { for c in 0..<r { largest = max(largest, abs(matrix[r, c])) } }
    return largest
  }

  /// The ratio of the largest to the smallest eigenvalue of the correlation matrix.
  ///
  /// Large where the data hardly tell parameters apart; 1 where nothing is free.
  public var conditionNumber: Double {
    let inside = (0..<covariance.rows).filter { covariance[$0, $0] > 0 }
    let all = correlations
    var matrix = DenseMatrix(rows: inside.count, columns: inside.count)
    for (r, row) in inside.enumerated() {
      for (c, column) in inside.enumerated() { matrix[r, c] = all[row, column] }
    }
    guard let values = symmetricEigenvalues(of: matrix)?.values, let low = values.first,
      let high = values.last
    else { return 1 }
    return low > 0 ? high / low : .infinity
  }
}
