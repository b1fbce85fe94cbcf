import Foundation
import NumericalMethods

/// Whether the layered oxide's share changes along a scan in a step, before anybody asks where.
struct StepEvidence {
  /// The share of the layered oxide's pre-edge where there is one, by distance in nm.
  let x: [Double]
  let y: [Double]
  let u: [Double]
  /// The step that fits the shares best.
  private(set) var step: ErrorFunctionStep?
  /// How often scans without a step, but with a trend and the same noise, improve as much by one.
  private(set) var probability = 1.0
  /// The part of the layered share that is missing before the step, with its standard uncertainty.
  private(set) var contrast = (value: 0.0, uncertainty: Double.infinity)

  /// Whether a step is there: unlikely by chance, and deeper than what a thickness or damage takes from a pre-edge.
  var isThere: Bool {
    step != nil && probability <= 0.01 && contrast.value - 1.645 * contrast.uncertainty > Self.leastContrast
  }

  /// The least contrast of a step: rock salt keeps at most 0.4 of the counts in the layered pre-edge's window, so that
  /// half of a full conversion still exceeds it.
  static let leastContrast = 0.25

  /// - Parameters:
  ///   - widths: The widths of a step that are possible, in nm.
  ///   - draws: The number of scans without a step that are drawn.
  init(
    x: [Double], y: [Double], u: [Double], widths: ClosedRange<Double>, draws: Int, generator: SeededGenerator
  ) {
    self.x = x
    guard x.count >= 8, let first = x.first, let last = x.last, last > first else {
      (self.y, self.u) = (y, u)
      return
    }
    let grid = Grid(x: x, positions: first...last, widths: widths)
    let plain = u.map { 1 / ($0 * $0) }
    let best = grid.best(y, plain)
    // What scatters beyond its noise does so under either hypothesis.
    let freedom = Double(max(x.count - 4, 1))
    let excess = max(min(best.sum, Grid.trend(x, y, plain).sum) / freedom, 1)
    let scaled = u.map { $0 * excess.squareRoot() }
    (self.y, self.u) = (y, scaled)
    let weights = scaled.map { 1 / ($0 * $0) }
    step = ErrorFunctionStep.fit(x: x, y: y, uncertainties: scaled, positions: first...last, widths: widths)
    guard let step, step.high > step.low, step.high > 0 else { return }
    let trend = Grid.trend(x, y, weights)
    let gain = trend.sum - grid.best(y, weights).sum
    let exceeding = (0..<draws).filter { draw in
      var stream = generator.split(UInt64(draw))
      let drawn = trend.line.indices.map { trend.line[$0] + scaled[$0] * stream.normal() }
      return Grid.trend(x, drawn, weights).sum - grid.best(drawn, weights).sum >= gain
    }
    probability = Double(exceeding.count + 1) / Double(draws + 1)
    let before = zip(x, weights).reduce(0) { $0 + ($1.0 < step.position ? $1.1 : 0) }
    let behind = zip(x, weights).reduce(0) { $0 + ($1.0 >= step.position ? $1.1 : 0) }
    guard before > 0, behind > 0 else { return }
    let value = (step.high - step.low) / step.high
    contrast = (value, hypot(1 / before.squareRoot(), (1 - value) / behind.squareRoot()) / step.high)
  }

  /// The deepest distance at which the middle of a step may lie (95 %), for scans whose deepest spectra are layered.
  ///
  /// Profile likelihood over the level and the width of steps that fall to `keptShare` of the layered share; no step at all
  /// is the shallowest of them. It is `nil` where noise allows any depth.
  func upperLimit(keptShare: Double, widths: ClosedRange<Double>) -> Double? {
    guard let first = x.first, let last = x.last, last > first else { return nil }
    let places = (0...160).map { first - 1 + (last - first + 1) * Double($0) / 160 }
    let sums = misfits(places, keptShares: [keptShare], widths: widths, endsLayered: true)
    let none = Self.misfit([Double](repeating: 1, count: x.count), y, u.map { 1 / ($0 * $0) })
    let least = min(sums.min() ?? none, none)
    let allowed = places.indices.filter { sums[$0] - least <= 2.706 }
    return allowed.last == places.indices.last ? nil : allowed.last.map { places[$0] } ?? first
  }

  /// The shallowest distance at which the middle of a step may lie (95 %), for scans whose first spectra are rock salt.
  ///
  /// Profile likelihood over the level, the width and how much of the layered share rock salt keeps; steps beyond the end
  /// of the scan are among them.
  /// - Parameter leastShare: The least share that a layered oxide can have.
  func lowerLimit(leastShare: Double, widths: ClosedRange<Double>) -> Double? {
    guard let first = x.first, let last = x.last, last > first else { return nil }
    let places = (0...160).map { first + (last - first + 3) * Double($0) / 160 }
    let sums = misfits(
      places, keptShares: [0.02, 0.1, 0.2, 0.4], widths: widths, endsLayered: false, leastShare: leastShare)
    guard let least = sums.min() else { return nil }
    return places.indices.first { sums[$0] - least <= 2.706 }.map { places[$0] }
  }

  /// The least χ² of a step at each place.
  private func misfits(
    _ places: [Double], keptShares: [Double], widths: ClosedRange<Double>, endsLayered: Bool,
    leastShare: Double = 0
  ) -> [Double] {
    let weights = u.map { 1 / ($0 * $0) }
    let sigmas = (0...6).map {
      widths.lowerBound * pow(widths.upperBound / widths.lowerBound, Double($0) / 6)
    }
    return places.map { place in
      var least = Double.infinity
      for sigma in sigmas {
        let phases = x.map { ErrorFunctionStep.phase($0, place, sigma) }
        guard !endsLayered || (phases.last ?? 0) > 0.85 else { continue }
        for kept in keptShares {
          least = min(
            least, Self.misfit(phases.map { kept + (1 - kept) * $0 }, y, weights, least: leastShare))
        }
      }
      return least
    }
  }

  /// χ² of a shape whose amplitude is free but for a least value.
  private static func misfit(
    _ shape: [Double], _ y: [Double], _ weights: [Double], least: Double = 0
  ) -> Double {
    var (ss, sy, yy) = (0.0, 0.0, 0.0)
    for k in y.indices {
      ss += weights[k] * shape[k] * shape[k]
      sy += weights[k] * shape[k] * y[k]
      yy += weights[k] * y[k] * y[k]
    }
    guard ss > 0 else { return yy }
    let amplitude = max(sy / ss, least)
    return yy - 2 * amplitude * sy + amplitude * amplitude * ss
  }

  /// Steps of many positions and widths, their shapes computed once.
  private struct Grid {
    let shapes: [[Double]]

    init(x: [Double], positions: ClosedRange<Double>, widths: ClosedRange<Double>) {
      let count = min(2 * x.count, 120)
      shapes = (0...count).flatMap { i -> [[Double]] in
        let place =
          positions.lowerBound + (positions.upperBound - positions.lowerBound) * Double(i) / Double(count)
        return (0...3).map { j in
          let width = widths.lowerBound * pow(widths.upperBound / widths.lowerBound, Double(j) / 3)
          return x.map { ErrorFunctionStep.phase($0, place, width) }
        }
      }
    }

    /// The least χ² of a rising step.
    func best(_ y: [Double], _ weights: [Double]) -> (sum: Double, index: Int) {
      let total = weights.reduce(0, +)
      let mean = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 } / total
      let all = zip(weights, y).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
      var best = (sum: all, index: -1)
      for (index, shape) in shapes.enumerated() {
        var (s, ss, sy) = (0.0, 0.0, 0.0)
        for k in y.indices {
          let w = weights[k] * shape[k]
          s += w
          ss += w * shape[k]
          sy += w * (y[k] - mean)
        }
        let spread = ss - s * s / total
        if spread > 1e-12 * total, sy > 0, all - sy * sy / spread < best.sum {
          best = (all - sy * sy / spread, index)
        }
      }
      return best
    }

    /// The straight line.
    static func trend(_ x: [Double], _ y: [Double], _ weights: [Double]) -> (sum: Double, line: [Double]) {
      let total = weights.reduce(0, +)
      let meanX = zip(weights, x).reduce(0) { $0 + $1.0 * $1.1 } / total
      let meanY = zip(weights, y).reduce(0) { $0 + $1.0 * $1.1 } / total
      var (xx, xy) = (0.0, 0.0)
      for k in x.indices {
        xx += weights[k] * (x[k] - meanX) * (x[k] - meanX)
        xy += weights[k] * (x[k] - meanX) * (y[k] - meanY)
      }
      let slope = xx > 0 ? xy / xx : 0
      let line = x.map { meanY + slope * ($0 - meanX) }
      return (x.indices.reduce(0) { $0 + weights[$1] * (y[$1] - line[$1]) * (y[$1] - line[$1]) }, line)
    }
  }
}
