import Foundation

/// The fall of an ion's counts at the surface, before sputtering is steady and where the air has left its traces.
///
/// It ends in the valley before the counts rise for the first time by more than noise. What is left of it under the maximum
/// is judged as an exponential through the fall.
package struct SurfaceTransient: Sendable {
  /// The first point behind the transient; 0 where the counts do not fall at the surface.
  package var firstPoint = 0
  /// The sputter time of that point in s.
  package var end = 0.0
  /// The shortest and the longest time in which the transient may fall to 1/e, in s; empty where there is none.
  package private(set) var decayTimes: [Double] = []

  /// Deviations by which counts must fall and rise again.
  static let leastDeviations = 5.0
  /// The share of the valley by which they must rise again.
  static let leastRise = 0.1

  /// No transient, the profile being used from a point on.
  init(firstPoint: Int, times: [Double]) {
    self.firstPoint = firstPoint
    end = times.indices.contains(firstPoint) ? times[firstPoint] : 0
  }

  /// A transient whose valley is known from elsewhere.
  init(_ signal: ProfileSignal, valley: Int) {
    firstPoint = valley
    end = signal.times[valley]
    measureFall(signal, to: valley)
  }

  /// Finds the transient of a signal that begins at the surface.
  package init(_ signal: ProfileSignal) {
    guard let first = signal.times.first else { return }
    end = first
    let means = Self.means(signal)
    var valley = 0
    for i in means.indices {
      if means[i].rate < means[valley].rate { valley = i }
      guard Self.exceeds(means[i], means[valley], signal.dispersion),
        means[i].rate > (1 + Self.leastRise) * means[valley].rate
      else { continue }
      if Self.exceeds(means[0], means[valley], signal.dispersion) {
        firstPoint = valley
        end = signal.times[valley]
        measureFall(signal, to: valley)
      }
      return
    }
  }

  /// What is left of the transient under a maximum behind it.
  ///
  /// In the valley it falls as steeply as the ion itself rises, and from there on it decays as it did before.
  /// - Parameters:
  ///   - time: The time of the maximum in s.
  ///   - rate: The rate there.
  ///   - curvature: The second derivative of the logarithm of the rate there, in 1/s².
  ///   - rise: The steepest rise of the rate between valley and maximum, in 1/s.
  package func residue(
    under time: Double, rate: Double, curvature: Double, rise: Double
  ) -> TransientResidue {
    guard decayTimes.count == 2, curvature < 0, rate > 0, rise > 0 else { return .none }
    let slopes = decayTimes.map { rise * exp(-(time - end) / $0) / rate }
    return TransientResidue(
      shifts: slopes.map { min($0 / -curvature, TransientResidue.largest * time) },
      shares: zip(slopes, decayTimes).map { min($0 * $1, TransientResidue.largest) })
  }

  /// The decay times between which the transient's lies.
  ///
  /// Under the fall the ion itself rises to the counts of the valley. Where it is level they stand under the fall, where it
  /// rises from nothing in a straight line half of them do on average.
  private mutating func measureFall(_ signal: ProfileSignal, to valley: Int) {
    let rates = zip(signal.counts, signal.exposures).map { $0 / $1 }
    let level = Self.means(signal)[valley].rate
    guard valley > 0, rates[0] > level else { return }
    decayTimes = [level, 0.5 * level].map { base in
      let height = rates[0] - base
      let below = (1...valley).first { rates[$0] - base <= height / 3 } ?? valley
      // What is left cannot be told from nothing below its noise.
      let variance = signal.dispersion * max(level, 1 / signal.exposures[below]) / signal.exposures[below]
      let left = max(rates[below] - base, min(variance.squareRoot(), height / 3))
      return (signal.times[below] - signal.times[0]) / log(height / min(left, 0.9 * height))
    }
  }

  private struct Mean {
    var rate: Double
    var exposure: Double
  }

  /// Means over as many points on either side as the surface allows, two at most.
  private static func means(_ signal: ProfileSignal) -> [Mean] {
    signal.counts.indices.map { i in
      let half = min(i, 2, signal.count - 1 - i)
      let range = (i - half)...(i + half)
      let exposure = range.reduce(0) { $0 + signal.exposures[$1] }
      return Mean(rate: range.reduce(0) { $0 + signal.counts[$1] } / exposure, exposure: exposure)
    }
  }

  private static func exceeds(_ high: Mean, _ low: Mean, _ dispersion: Double) -> Bool {
    let variance = dispersion * (high.rate / high.exposure + max(low.rate, 0) / low.exposure)
    return high.rate - low.rate > leastDeviations * variance.squareRoot()
  }
}
