import AnalysisFindings
import Foundation

/// The ratio of two components' areas, whose logarithm is what is normally distributed.
struct ComponentRatioOutcome {
  /// The coverage probabilities of the intervals that are stated, with their normal factors.
  private static let levels = [(0.68, 0.994_458), (0.95, 1.959_964), (0.99, 2.575_829), (0.999, 3.290_527)]

  /// The ratio of the areas of two components of a level.
  static func outcome(
    _ numerator: (index: Int, name: String), _ denominator: (index: Int, name: String), _ areas: LevelAreas
  ) -> Finding.Outcome {
    let (above, below) = (areas.areas[numerator.index], areas.areas[denominator.index])
    let (ofAbove, ofBelow) = (
      uncertainty(numerator.index, areas), uncertainty(denominator.index, areas)
    )
    let limit = LevelQuantity.detection
    if below < limit * ofBelow {
      let most = max(below, 0) + limit * ofBelow
      let least = max(above - limit * ofAbove, 0) / max(most, .leastNormalMagnitude)
      return .noAnswer(
        NoAnswer(
          .unbounded, "\(denominator.name) does not exceed twice its standard uncertainty.", atLeast: least))
    }
    if above < limit * ofAbove {
      let most = (max(above, 0) + limit * ofAbove) / max(below - limit * ofBelow, .leastNormalMagnitude)
      return .noAnswer(
        NoAnswer(
          .belowDetection, "\(numerator.name) does not exceed twice its standard uncertainty.", atMost: most,
          signedEstimate: signed(numerator.index, denominator.index, areas)))
    }
    var slopes = [Double](repeating: 0, count: areas.areas.count)
    slopes[numerator.index] = 1 / above
    slopes[denominator.index] = -1 / below
    let logarithm = LevelQuantity(value: log(above / below), slopes: slopes)
    let random = logarithm.variance(areas).squareRoot()
    let effects = logarithm.effects(areas)
    let shared = effects.standardUncertainty
    let spread = (random * random + shared * shared).squareRoot()
    let ratio = above / below
    return .estimate(
      Estimate(
        value: ratio, unit: "1", standardUncertainty: ratio * random,
        sharedEffects: effects.scaled(by: ratio),
        statedIntervals: levels.map { level, factor in
          ConfidenceInterval(
            level: level, lower: ratio * exp(-factor * spread), upper: ratio * exp(factor * spread),
            method: "normal distribution of the logarithm")
        }))
  }

  /// The ratio whatever the sign of its numerator, whose uncertainty is that of a linear function: it has no logarithm.
  private static func signed(_ above: Int, _ below: Int, _ areas: LevelAreas) -> Estimate {
    let ratio = areas.areas[above] / areas.areas[below]
    var slopes = [Double](repeating: 0, count: areas.areas.count)
    slopes[above] = 1 / areas.areas[below]
    slopes[below] -= ratio / areas.areas[below]
    return LevelQuantity(value: ratio, slopes: slopes).estimate(areas, unit: "1")
  }

  private static func uncertainty(_ index: Int, _ areas: LevelAreas) -> Double {
    var slopes = [Double](repeating: 0, count: areas.areas.count)
    slopes[index] = 1
    let area = LevelQuantity(value: areas.areas[index], slopes: slopes)
    return area.estimate(areas, unit: "").combinedUncertainty
  }
}
