import Foundation

/// What the level of a saturating signal may be: the profile of its likelihood.
///
/// A rise that has ended and one that goes on slowly look alike in noise. The uncertainty of what is still to come is
/// therefore one-sided, and the curvature of the likelihood at its best fit, which is nought where that one is level,
/// says nothing about it (profile likelihood: Venzon and Moolgavkar, Applied Statistics 37, 87, 1988).
package struct SaturationProfile: Sendable {
  /// A level with the best fit that has it.
  private struct Point: Sendable {
    /// The logarithm of the level.
    var logLevel: Double
    /// By how much the deviance exceeds that of the best fit.
    var excess: Double
    /// The logarithms of the rates at the end of the profile and after as much again of it.
    var reached: Double
    var ahead: Double
    /// By how much the rate still rises in between, as a logarithm.
    var rise: Double { max(ahead - reached, 0) }
  }

  private var points: [Point] = []
  /// What the rate may be after as much again of the profile: logarithms and the share of likelihood below each, rising.
  private var levels: [(logRate: Double, share: Double)] = []

  /// An excess of the deviance by which a level is as good as excluded.
  private static let largestExcess = 12.0
  /// One-sided at 95 %: the square of 1.645.
  private static let boundExcess = 2.706
  /// Steps in each direction; the last ones are several times as long as the first.
  private static let mostSteps = 40

  /// Follows the likelihood from the best fit to both sides.
  package init(_ best: SaturationFit) {
    let scatter = max(best.reducedChiSquare, 1)
    let point = { (fit: SaturationFit) in
      Point(
        logLevel: fit.logLevel, excess: max(fit.deviance - best.deviance, 0) / scatter,
        reached: fit.logRate(at: 1), ahead: fit.logRate(at: 2))
    }
    points = [point(best)]
    for direction in [-1.0, 1] {
      var fit = best
      var step = 0.5 * best.countingUncertainty * scatter.squareRoot()
      for _ in 0..<Self.mostSteps {
        guard let next = fit.holding(logLevel: fit.logLevel + direction * step) else { break }
        let found = point(next)
        points.append(found)
        guard found.excess < Self.largestExcess else { break }
        fit = next
        step *= 1.15
      }
    }
    points.sort { $0.logLevel < $1.logLevel }
    accumulate()
  }

  /// Integrates the likelihood over what is reached after as much again of the profile, by trapezia.
  ///
  /// The level itself has no upper bound where the rise is straight; what is reached has.
  private mutating func accumulate() {
    var sum = 0.0
    levels = [(points[0].ahead, 0)]
    for (before, after) in zip(points, points.dropFirst()) {
      let last = levels[levels.count - 1].logRate
      let next = max(after.ahead, last)
      sum += 0.5 * (exp(-before.excess / 2) + exp(-after.excess / 2)) * (next - last)
      levels.append((next, sum))
    }
    guard sum > 0 else { return }
    for index in levels.indices { levels[index].share /= sum }
  }

  /// The logarithm of the rate after as much again of the profile below which a share of the likelihood lies.
  package func logRate(share: Double) -> Double {
    guard let next = levels.firstIndex(where: { $0.share >= share }), next > 0 else {
      return share > 0.5 ? levels[levels.count - 1].logRate : levels[0].logRate
    }
    let (low, high) = (levels[next - 1], levels[next])
    let part = high.share > low.share ? (share - low.share) / (high.share - low.share) : 1
    return low.logRate + part * (high.logRate - low.logRate)
  }

  /// The least and the largest further rise, as logarithms, that 95 % of the likelihood leave on either side.
  package var furtherRise: ClosedRange<Double> {
    let rises = points.filter { $0.excess <= Self.boundExcess }.map(\.rise)
    return (rises.min() ?? 0)...(rises.max() ?? 0)
  }
}
