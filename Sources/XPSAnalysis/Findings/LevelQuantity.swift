import AnalysisFindings
import Foundation

/// A quantity of the areas of a level, with its derivative by each area.
struct LevelQuantity {
  /// The value.
  let value: Double
  /// The derivative by each area.
  let slopes: [Double]

  /// The value over its standard uncertainty below which a component is given as a bound.
  static let detection = 2.0

  /// The share of some components in the area of others, in percent.
  static func share(of part: [Int], among whole: [Int], _ areas: LevelAreas) -> LevelQuantity? {
    let total = whole.reduce(0) { $0 + areas.areas[$1] }
    guard total > 0 else { return nil }
    let value = part.reduce(0) { $0 + areas.areas[$1] } / total
    let slopes = areas.areas.indices.map { k in
      100 * ((part.contains(k) ? 1 : 0) - (whole.contains(k) ? value : 0)) / total
    }
    return LevelQuantity(value: 100 * value, slopes: slopes)
  }

  /// The part of the variance that follows from the data and the priors.
  func variance(_ areas: LevelAreas) -> Double {
    let n = slopes.count
    var sum = 0.0
    for i in 0..<n where slopes[i] != 0 {
      for j in 0..<n { sum += slopes[i] * areas.covariance[i * n + j] * slopes[j] }
    }
    return max(sum, 0)
  }

  /// The changes by other assumptions, by source.
  func effects(_ areas: LevelAreas) -> [SharedEffect] {
    areas.effects.compactMap { one in
      let effect = zip(slopes, one.areas).reduce(0) { $0 + $1.0 * $1.1 }
      return effect == 0 ? nil : SharedEffect(source: one.source, effect: effect)
    }
  }

  /// The quantity with its uncertainty.
  ///
  /// - Parameter further: Effects that specimens share beside those of the assumptions.
  func estimate(
    _ areas: LevelAreas, unit: String, further: [SharedEffect] = []
  ) -> Estimate {
    Estimate(
      value: value, unit: unit, standardUncertainty: variance(areas).squareRoot(),
      sharedEffects: effects(areas) + further)
  }

  /// The estimate, or the bound where the quantity does not stand out of its uncertainty, with the estimate beside it.
  func outcome(
    _ areas: LevelAreas, unit: String, of name: String,
    further: [SharedEffect] = []
  ) -> Finding.Outcome {
    let estimate = estimate(areas, unit: unit, further: further)
    let uncertainty = estimate.combinedUncertainty
    guard value < Self.detection * uncertainty else { return .estimate(estimate) }
    return .noAnswer(
      NoAnswer(
        .belowDetection,
        "\(name) does not exceed twice its standard uncertainty.",
        atMost: max(value, 0) + Self.detection * uncertainty, unit: unit, signedEstimate: estimate))
  }
}
