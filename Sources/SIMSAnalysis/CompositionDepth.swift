import AnalysisFindings
import Foundation

/// Depth where interphase and bulk are declared to sputter at different rates.
///
/// The rate at each time is the mean of both, weighted by the bulk ion's share of its plateau: a step where the boundary is
/// sharp, a smooth change over it where it is not (after Taylor, Graham and Castner, Analyst 140, 6005, 2015).
struct CompositionDepth {
  private let interphase: SIMSOptions.SputterRate
  private let bulk: SIMSOptions.SputterRate
  private let bulkShare: (Double) -> Double

  /// A scale; `nil` where no rate of the interphase is declared or the bulk's level is not known.
  init?(_ options: SIMSOptions, bulk curve: SplineCurve?, level: Double?, outer: Double) {
    guard let interphase = options.interphaseRate, let bulk = options.sputterRate, let curve, let level
    else { return nil }
    self.interphase = interphase
    self.bulk = bulk
    // What is seen of the bulk ion at the outer maximum is residue and background, not bulk.
    let residue = min(exp(curve.logRate(at: outer) - level), 0.5)
    bulkShare = { min(max((exp(curve.logRate(at: $0) - level) - residue) / (1 - residue), 0), 1) }
  }

  /// The depth of a sputter time in nm.
  func depth(at time: Double) -> Double {
    let inBulk = timeInBulk(until: time)
    return interphase.value * (time - inBulk) + bulk.value * inBulk
  }

  /// The effects of one standard uncertainty of each rate on the depth between two times, in nm.
  func effects(from start: Double, to end: Double) -> [SharedEffect] {
    let inBulk = timeInBulk(until: end) - timeInBulk(until: start)
    let pairs = [(interphase, end - start - inBulk), (bulk, inBulk)]
    return .combining(
      pairs.map { ($0.0.shared($0.0.standardUncertainty * $0.1), 1) })
  }

  /// The standard uncertainty in nm of the depth of a time that comes from taking counts for composition.
  ///
  /// The bulk ion is seen before its boundary is reached (mixing, residue), so that all of what counts as bulk may still be
  /// interphase: half of that difference.
  func mixingUncertainty(at time: Double) -> Double {
    0.5 * abs(interphase.value - bulk.value) * timeInBulk(until: time)
  }

  /// The integral of the bulk's share by Simpson's rule.
  private func timeInBulk(until time: Double) -> Double {
    guard time > 0 else { return 0 }
    let steps = 64
    let width = time / Double(steps)
    var sum = bulkShare(0) + bulkShare(time)
    for step in 1..<steps { sum += (step % 2 == 0 ? 2 : 4) * bulkShare(Double(step) * width) }
    return sum * width / 3
  }
}
