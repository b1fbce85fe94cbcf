import Foundation

/// Rival models fitted to one spectrum, with the evidence for each.
public struct ModelComparison: Sendable {
  /// The rivals in the order of the evidence, the best first.
  public let rows: [Row]

  /// One rival.
  public struct Row: Sendable {
    /// The rival's name.
    public let name: String
    /// Its fit.
    public let result: FitResult
    /// Akaike's corrected criterion above the lowest of all rivals.
    public let akaikeDifference: Double
    /// The Bayesian criterion above the lowest of all rivals.
    public let bayesDifference: Double
    /// Akaike's weight: the rival's share of the evidence, between 0 and 1 (Burnham and Anderson 2002, section 2.9).
    public let weight: Double
  }

  /// Fits the rivals.
  ///
  /// - Parameters:
  ///   - rivals: Models with their names.
  ///   - spectrum: The data, the same for all.
  ///   - options: How to fit. Several starts are tried for each, so that no rival loses by a bad valley.
  /// - Throws: The first rival's ``FitProblem``, if there is one.
  public init(
    _ rivals: [(name: String, model: PeakModel)], for spectrum: FitSpectrum,
    options: FitOptions = FitOptions()
  ) throws(FitProblem) {
    var fitted: [(String, FitResult)] = []
    for (name, model) in rivals {
      fitted.append((name, try PeakFit.fit(model, to: spectrum, options: options)))
    }
    let akaike = fitted.map(\.1.statistics.akaike).min() ?? 0
    let bayes = fitted.map(\.1.statistics.bayes).min() ?? 0
    let raw = fitted.map { exp(-0.5 * ($0.1.statistics.akaike - akaike)) }
    let sum = raw.reduce(0, +)
    let order = fitted.indices.sorted {
      (fitted[$0].1.statistics.akaike, $0) < (fitted[$1].1.statistics.akaike, $1)
    }
    rows = order.map { k in
      let (name, result) = fitted[k]
      return Row(
        name: name, result: result,
        akaikeDifference: akaike.isFinite ? result.statistics.akaike - akaike : 0,
        bayesDifference: result.statistics.bayes - bayes, weight: sum > 0 ? raw[k] / sum : 0)
    }
  }
}
