import AnalysisFindings
import ScientificFigures

/// How well a fit describes its data, from residuals in standard uncertainties.
struct FitQuality {
  /// The mean squared residual: 1 for a fit that misses by noise alone.
  let meanSquare: Double
  /// Half of the mean squared step between neighbours over the mean square.
  ///
  /// 1 for noise, near 0 for waves that were not fitted, 2 for residuals that alternate; von Neumann (Ann. Math. Stat. 12
  /// (1941) 367) has it without the factor ½.
  let abbe: Double

  /// Judges a curve by its column of residuals; `nil` for fewer than three or where all are zero.
  init?(_ curve: Curve) {
    let residuals = (curve.columns(.residual).first?.values ?? []).filter(\.isFinite)
    let squares = residuals.reduce(0) { $0 + $1 * $1 }
    guard residuals.count > 2, squares > 0, squares.isFinite else { return nil }
    let steps = zip(residuals, residuals.dropFirst()).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) }
    meanSquare = squares / Double(residuals.count)
    abbe = steps / (2 * squares)
  }

  /// The ranges over some curves as a sentence for a caption; empty where none has residuals.
  static func sentence(_ curves: [Curve]) -> String {
    let found = curves.compactMap(FitQuality.init)
    guard let squares = AxisLimits.of(found.map(\.meanSquare)), let abbes = AxisLimits.of(found.map(\.abbe))
    else { return "" }
    return " Mean squared residual \(range(squares)), Abbe criterion \(range(abbes)) (1 for pure noise)."
  }

  private static func range(_ limits: AxisLimits) -> String {
    let (low, high) = (
      PrintedNumber.significant(limits.lower), PrintedNumber.significant(limits.upper)
    )
    return low == high ? low : "\(low) to \(high)"
  }
}
