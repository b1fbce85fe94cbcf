import AnalysisFindings
import PeakFitting

/// Apparent atomic percentages from the areas of the fitted regions of one level.
enum AtomicPercent {
  /// One finding an element that has a fitted region.
  static func findings(
    of fits: [RegionFit], _ library: SensitivityFactorLibrary, at coordinate: Finding.Coordinate, level: Int
  ) -> [Finding] {
    guard fits.count >= 2 else { return [] }
    var amounts: [(element: String, value: Double, uncertainty: Double)] = []
    for fit in fits {
      guard let amount = amount(of: fit, library) else {
        return noAnswers(fits, library, at: coordinate, level: level)
      }
      amounts.append((fit.model.element, amount.value, amount.uncertainty))
    }
    let total = amounts.reduce(0) { $0 + $1.value }
    guard total > 0 else { return noAnswers(fits, library, at: coordinate, level: level) }
    return amounts.map { amount in
      // a / Σ: the element's own part enters above and below the line.
      let variance = amounts.reduce(0.0) { sum, other in
        let slope = (other.element == amount.element ? total - amount.value : -amount.value) / (total * total)
        return sum + slope * slope * other.uncertainty * other.uncertainty
      }
      return finding(
        amount.element, library, at: coordinate, level: level,
        outcome: .estimate(
          Estimate(
            value: 100 * amount.value / total, unit: "at%", standardUncertainty: 100 * variance.squareRoot()))
      )
    }
  }

  /// Area per second over the sensitivity factor, with its uncertainty.
  private static func amount(
    of fit: RegionFit, _ library: SensitivityFactorLibrary
  ) -> (value: Double, uncertainty: Double)? {
    guard let time = fit.countingTime, let factor = factor(of: fit, library), factor > 0,
      fit.result.convergence.isConverged, let areas = try? fit.allCurves.map({ try fit.result.area(of: $0) })
    else { return nil }
    let variance = areas.reduce(0.0) { sum, one in
      sum + areas.reduce(0.0) { $0 + fit.result.covariance(of: one, $1) }
    }
    let scale = 1 / (time * factor)
    return (areas.reduce(0) { $0 + $1.value } * scale, max(variance, 0).squareRoot() * scale)
  }

  /// The factor that belongs to the lines that were measured: the whole level, or its stronger line alone.
  private static func factor(of fit: RegionFit, _ library: SensitivityFactorLibrary) -> Double? {
    if fit.model.doublet != nil, !fit.hasBothLines { return library.strongerLineFactors[fit.model.coreLevel] }
    return library.factor(of: fit.model.coreLevel)
  }

  private static func noAnswers(
    _ fits: [RegionFit], _ library: SensitivityFactorLibrary, at coordinate: Finding.Coordinate, level: Int
  ) -> [Finding] {
    fits.map { fit in
      finding(
        fit.model.element, library, at: coordinate, level: level,
        outcome: .noAnswer(
          NoAnswer(
            .factMissing,
            "A region lacks its dwell time, or the library “\(library.name)” has no factor for one of "
              + fits.map(\.model.coreLevel).joined(separator: ", ") + ".", unit: "at%")))
    }
  }

  private static func finding(
    _ element: String, _ library: SensitivityFactorLibrary, at coordinate: Finding.Coordinate, level: Int,
    outcome: Finding.Outcome
  ) -> Finding {
    Finding(
      key: .atomicPercent(of: element), title: "Apparent atomic percentage of \(element)",
      coordinates: [coordinate], place: MeasuredPlace(level: level), outcome: outcome,
      method:
        "areas over sensitivity factors (\(library.name)), homogeneous specimen, no escape-depth correction")
  }
}
