import Foundation
import NumericalMethods

/// A smooth expectation of counts: the exponential of a cubic spline with a penalty on its third differences.
///
/// Eilers and Marx, Statistical Science 11, 89 (1996), for Poisson counts; the penalty's weight by the Laplace form of
/// the restricted likelihood (Wood, J. R. Stat. Soc. B 73, 3, 2011). The penalty leaves a Gaussian peak untouched.
struct PenalizedSpline {
  let firstTime: Double
  let segmentWidth: Double
  let segments: Int
  private(set) var coefficients: [Double]
  /// Penalised information matrix, factored; its inverse is the covariance of the coefficients.
  private var information: BandedSystem
  /// The penalty's weight that was found.
  let penaltyWeight: Double
  private let design: SplineDesign

  /// Fits a signal; `nil` with fewer than eight points, without counts, or where no weight gives a solution.
  init?(_ signal: ProfileSignal) {
    guard signal.count >= 8, let first = signal.times.first, let last = signal.times.last, last > first,
      signal.counts.reduce(0, +) > 0
    else { return nil }
    let segments = min(max(signal.count / 2, 5), 150)
    let width = (last - first) / Double(segments)
    var design = SplineDesign(times: signal.times, first: first, width: width, segments: segments)
    guard var best = design.bestFit(signal) else { return nil }
    for _ in 0..<Self.adaptations {
      design.adaptPenalties(to: best.coefficients)
      guard let better = design.bestFit(signal) else { break }
      best = better
    }
    firstTime = first
    segmentWidth = width
    self.segments = segments
    self.design = design
    coefficients = best.coefficients
    information = best.information
    penaltyWeight = best.penaltyWeight
  }

  /// How often the local penalties are set anew from the last fit.
  private static let adaptations = 3

  /// The logarithm of the expected rate at a time, and its standard uncertainty.
  func logRate(at time: Double) -> Double {
    let (index, basis) = SplineDesign.basis(time, first: firstTime, width: segmentWidth, segments: segments)
    var sum = 0.0
    for k in 0..<4 { sum += basis[k] * coefficients[index + k] }
    return sum
  }

  /// The standard uncertainty of the logarithm of the rate at a time, smoothing bias included on average.
  func logRateUncertainty(at time: Double) -> Double {
    let (index, basis) = SplineDesign.basis(time, first: firstTime, width: segmentWidth, segments: segments)
    var vector = [Double](repeating: 0, count: segments + 3)
    for k in 0..<4 { vector[index + k] = basis[k] }
    let solved = information.solve(vector)
    var sum = 0.0
    for k in 0..<4 { sum += basis[k] * solved[index + k] }
    return max(sum, 0).squareRoot()
  }

  /// A spline that these data might as well have come from: one draw from the normal posterior of the coefficients.
  func plausible(_ generator: inout SeededGenerator) -> PenalizedSpline {
    var drawn = self
    let step = information.scaledNormal(coefficients.map { _ in generator.normal() })
    for k in drawn.coefficients.indices { drawn.coefficients[k] += step[k] }
    return drawn
  }

  /// The logarithm of the rate at each point that a fit to other counts on the same times would give.
  ///
  /// One step of Fisher scoring from this fit with the same penalty: enough for counts drawn from it.
  func logRates(refittedTo counts: [Double], expectation: [Double], dispersion: Double) -> [Double] {
    var right = design.penaltyGradient(coefficients, penaltyWeight)
    for i in counts.indices {
      let residual = (counts[i] - expectation[i]) / dispersion
      for k in 0..<4 { right[design.indices[i] + k] += design.bases[i][k] * residual }
    }
    let step = information.solve(right)
    let moved = zip(coefficients, step).map { $0 + min(max($1, -2), 2) }
    return counts.indices.map { design.value(moved, $0) }
  }

  /// The expected counts at each point of a signal on the same times.
  func expectation(of signal: ProfileSignal) -> [Double] {
    signal.times.indices.map { exp(logRate(at: signal.times[$0])) * signal.exposures[$0] }
  }
}

/// The B-splines of a set of points.
private struct SplineDesign {
  let indices: [Int]
  let bases: [[Double]]
  let size: Int
  /// The weight of each third difference; their geometric mean is 1.
  private(set) var localWeights: [Double]

  init(times: [Double], first: Double, width: Double, segments: Int) {
    let rows = times.map { Self.basis($0, first: first, width: width, segments: segments) }
    indices = rows.map(\.0)
    bases = rows.map(\.1)
    size = segments + 3
    localWeights = [Double](repeating: 1, count: segments)
  }

  /// Loosens the penalty where a fit bends and tightens it where it does not.
  ///
  /// Each weight is a power of the inverse mean square of the fit's third differences nearby (after Storlie, Bondell and
  /// Reich, Statistica Sinica 20, 2010, on adaptive smoothing splines).
  mutating func adaptPenalties(to coefficients: [Double]) {
    let squares = localWeights.indices.map { row in
      let third = thirdDifference(coefficients, row)
      return third * third
    }
    let total = squares.reduce(0, +) / Double(max(squares.count, 1))
    guard total > 0 else { return }
    let logs = squares.indices.map { row in
      let near = squares[max(0, row - 2)...min(squares.count - 1, row + 2)]
      return -log(near.reduce(0, +) / Double(near.count) + 1e-6 * total)
    }
    let mean = logs.reduce(0, +) / Double(logs.count)
    localWeights = logs.map { exp(SplineDesign.sharpness * ($0 - mean)) }
  }

  /// The power of the inverse; 1 would follow the noise of the last fit too closely.
  private static let sharpness = 0.75

  /// The fit whose penalty weight the restricted likelihood prefers.
  func bestFit(_ signal: ProfileSignal) -> Fit? {
    var best: Fit?
    var start: [Double]?
    for step in 0...22 {
      guard let fit = fit(signal, penaltyWeight: exp(22 - 1.5 * Double(step)), start: start) else { continue }
      start = fit.coefficients
      if fit.score < best?.score ?? .infinity { best = fit }
    }
    return best
  }

  private func thirdDifference(_ coefficients: [Double], _ row: Int) -> Double {
    coefficients[row + 3] - 3 * coefficients[row + 2] + 3 * coefficients[row + 1] - coefficients[row]
  }

  /// The first spline that is not zero at a time and the values of it and the next three.
  static func basis(_ time: Double, first: Double, width: Double, segments: Int) -> (Int, [Double]) {
    let position = min(max((time - first) / width, 0), Double(segments))
    let index = min(Int(position), segments - 1)
    let u = position - Double(index)
    let v = 1 - u
    return (
      index,
      [
        v * v * v / 6, (3 * u * u * u - 6 * u * u + 4) / 6, (3 * v * v * v - 6 * v * v + 4) / 6,
        u * u * u / 6,
      ]
    )
  }

  struct Fit {
    var coefficients: [Double]
    var information: BandedSystem
    /// Twice the negative logarithm of the restricted likelihood, up to a constant.
    var score: Double
    var penaltyWeight: Double
  }

  func fit(_ signal: ProfileSignal, penaltyWeight: Double, start: [Double]?) -> Fit? {
    var logRates = start.map { start in indices.indices.map { value(start, $0) } } ?? roughLogRates(signal)
    var coefficients = start ?? []
    var information = BandedSystem(size: size, halfBandwidth: 3)
    var deviance = Double.infinity
    for _ in 0..<40 {
      let means = zip(logRates, signal.exposures).map { max(exp($0) * $1, 1e-8) }
      guard let step = newton(signal, logRates, means, penaltyWeight) else { return nil }
      var candidate = step.coefficients
      var candidateRates = indices.indices.map { value(candidate, $0) }
      var candidateDeviance = penalisedDeviance(signal, candidateRates, candidate, penaltyWeight)
      var halvings = 0
      while !(candidateDeviance <= deviance + 1e-9 * abs(deviance)), deviance.isFinite, halvings < 12 {
        for k in candidate.indices { candidate[k] = 0.5 * (candidate[k] + coefficients[k]) }
        candidateRates = indices.indices.map { value(candidate, $0) }
        candidateDeviance = penalisedDeviance(signal, candidateRates, candidate, penaltyWeight)
        halvings += 1
      }
      guard candidateDeviance.isFinite else { return nil }
      let change = abs(deviance - candidateDeviance)
      coefficients = candidate
      logRates = candidateRates
      deviance = candidateDeviance
      information = step.information
      if change < 1e-8 * (abs(deviance) + 1) { break }
    }
    let score =
      deviance + information.logDeterminant - Double(size - 3) * log(penaltyWeight)
    return Fit(
      coefficients: coefficients, information: information, score: score, penaltyWeight: penaltyWeight)
  }

  func value(_ coefficients: [Double], _ point: Int) -> Double {
    var sum = 0.0
    for k in 0..<4 { sum += bases[point][k] * coefficients[indices[point] + k] }
    return sum
  }

  /// Minus the gradient of half the penalty.
  func penaltyGradient(_ coefficients: [Double], _ penaltyWeight: Double) -> [Double] {
    var gradient = [Double](repeating: 0, count: size)
    let difference = [-1.0, 3, -3, 1]
    for row in 0..<(size - 3) {
      let third = penaltyWeight * localWeights[row] * thirdDifference(coefficients, row)
      for k in 0..<4 { gradient[row + k] -= difference[k] * third }
    }
    return gradient
  }

  private func roughLogRates(_ signal: ProfileSignal) -> [Double] {
    signal.counts.indices.map { i in
      let range = max(0, i - 3)...min(signal.count - 1, i + 3)
      let counts = range.reduce(0) { $0 + signal.counts[$1] }
      let exposure = range.reduce(0) { $0 + signal.exposures[$1] }
      return log((counts + 0.5) / exposure)
    }
  }

  private func newton(
    _ signal: ProfileSignal, _ logRates: [Double], _ means: [Double], _ penaltyWeight: Double
  ) -> (coefficients: [Double], information: BandedSystem)? {
    var matrix = BandedSystem(size: size, halfBandwidth: 3)
    var right = [Double](repeating: 0, count: size)
    for i in indices.indices {
      let weight = means[i] / signal.dispersion
      let target = weight * logRates[i] + (signal.counts[i] - means[i]) / signal.dispersion
      let basis = bases[i]
      for a in 0..<4 {
        right[indices[i] + a] += basis[a] * target
        for b in 0...a { matrix[indices[i] + a, indices[i] + b] += weight * basis[a] * basis[b] }
      }
    }
    let difference = [-1.0, 3, -3, 1]
    for row in 0..<(size - 3) {
      for a in 0..<4 {
        for b in 0...a {
          matrix[row + a, row + b] += penaltyWeight * localWeights[row] * difference[a] * difference[b]
        }
      }
    }
    guard matrix.factor() else { return nil }
    return (matrix.solve(right), matrix)
  }

  private func penalisedDeviance(
    _ signal: ProfileSignal, _ logRates: [Double], _ coefficients: [Double], _ penaltyWeight: Double
  ) -> Double {
    var sum = 0.0
    for i in logRates.indices {
      let mean = max(exp(logRates[i]) * signal.exposures[i], 1e-8)
      let count = signal.counts[i]
      sum += 2 * ((count > 0 ? count * log(count / mean) : 0) - count + mean) / signal.dispersion
    }
    for row in 0..<(size - 3) {
      let third = thirdDifference(coefficients, row)
      sum += penaltyWeight * localWeights[row] * third * third
    }
    return sum
  }
}
