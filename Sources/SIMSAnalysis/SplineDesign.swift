import Foundation

/// The B-splines of a set of points with the penalty on their coefficients.
struct SplineDesign {
  private let indices: [Int]
  private let bases: [SIMD4<Double>]
  private let size: Int
  /// The weight of each third difference; their geometric mean is 1.
  var localWeights: [Double]

  init(times: [Double], first: Double, width: Double, segments: Int) {
    let rows = times.map { SplineCurve.basis($0, first: first, width: width, segments: segments) }
    indices = rows.map(\.index)
    bases = rows.map(\.values)
    size = segments + 3
    localWeights = [Double](repeating: 1, count: segments)
  }

  /// A fit with one weight of the penalty.
  struct Fit {
    var coefficients: [Double]
    var information: BandedSystem
    /// Twice the negative logarithm of the restricted likelihood, up to a constant.
    var score: Double
    var penaltyWeight: Double
  }

  /// Loosens the penalty where a fit bends and tightens it where it does not.
  ///
  /// Each weight is the inverse mean square of the third differences nearby, over so many of them as the counts determine
  /// (MacKay, Neural Computation 4, 415, 1992): where counts say nothing of a difference its smallness is no
  /// evidence of smoothness, and a penalty that took it for one would grow with each turn.
  mutating func adaptPenalties(to fit: Fit) {
    let inverse = fit.information.bandOfInverse
    let rows = localWeights.indices
    let squares = rows.map { square(fit.coefficients, $0) }
    let known = rows.map { row in
      var variance = 0.0
      for a in 0..<4 {
        for b in 0..<4 {
          variance += Self.difference[a] * Self.difference[b] * inverse[row + max(a, b), row + min(a, b)]
        }
      }
      return min(max(1 - variance * fit.penaltyWeight * localWeights[row], 0), 1)
    }
    let weights = rows.map { row in
      let near = max(0, row - Self.reach)...min(rows.count - 1, row + Self.reach)
      return (known[near].reduce(0, +) + Self.leastKnown)
        / (squares[near].reduce(0, +) + Self.leastKnown / fit.penaltyWeight)
    }
    localWeights = Self.ofMeanOne(weights).weights
  }

  /// Rows to either side that share a roughness.
  static let reach = 2

  /// The share of a difference by which the common roughness counts everywhere, so that it holds where counts say nothing.
  private static let leastKnown = 0.03

  /// Weights over their geometric mean, and that mean.
  static func ofMeanOne(_ weights: [Double]) -> (weights: [Double], mean: Double) {
    let mean = exp(weights.reduce(0) { $0 + log($1) } / Double(max(weights.count, 1)))
    return (weights.map { $0 / mean }, mean)
  }

  /// The ratio of neighbouring weights of the penalty, as a logarithm, and the limits of the search.
  private static let step = 1.5
  private static let logWeights = -11.0...22.0

  /// The fit whose penalty weight the restricted likelihood prefers, sought over all weights or downhill from a fit.
  func bestFit(_ signal: ProfileSignal, near start: Fit? = nil) -> Fit? {
    guard let start else {
      var best: Fit?
      var coefficients: [Double]?
      for logWeight in stride(
        from: Self.logWeights.upperBound, through: Self.logWeights.lowerBound, by: -2 * Self.step)
      {
        guard let fit = fit(signal, penaltyWeight: exp(logWeight), start: coefficients) else { continue }
        coefficients = fit.coefficients
        if fit.score < best?.score ?? .infinity { best = fit }
      }
      return best.flatMap { bestFit(signal, near: $0) }
    }
    let centre = log(start.penaltyWeight)
    guard var best = fit(signal, penaltyWeight: start.penaltyWeight, start: start.coefficients) else {
      return nil
    }
    for direction in [-Self.step, Self.step] {
      var logWeight = centre + direction
      var moved = false
      while Self.logWeights.contains(logWeight),
        let next = fit(signal, penaltyWeight: exp(logWeight), start: best.coefficients),
        next.score < best.score
      {
        best = next
        logWeight += direction
        moved = true
      }
      if moved { break }
    }
    return best
  }

  /// The square of a third difference of coefficients.
  func square(_ coefficients: [Double], _ row: Int) -> Double {
    let third =
      coefficients[row + 3] - 3 * coefficients[row + 2] + 3 * coefficients[row + 1] - coefficients[row]
    return third * third
  }

  /// The spline at every point.
  func values(_ coefficients: [Double]) -> [Double] {
    indices.indices.map { point in
      let (index, basis) = (indices[point], bases[point])
      return basis[0] * coefficients[index] + basis[1] * coefficients[index + 1]
        + basis[2] * coefficients[index + 2] + basis[3] * coefficients[index + 3]
    }
  }

  /// Newton's method for one weight of the penalty; `nil` where it has no number.
  func fit(_ signal: ProfileSignal, penaltyWeight: Double, start: [Double]?) -> Fit? {
    var logRates = start.map(values) ?? roughLogRates(signal)
    var coefficients = start ?? []
    var information = BandedSystem(size: size, halfBandwidth: 3)
    // The first step from a fit of another weight can be too long as any other.
    var deviance =
      start.map { penalisedDeviance(signal, logRates, $0, penaltyWeight) } ?? Double.infinity
    for _ in 0..<40 {
      let means = zip(logRates, signal.exposures).map { max(exp($0) * $1, 1e-8) }
      guard let step = newton(signal, logRates, means, penaltyWeight) else { return nil }
      var candidate = step.coefficients
      var candidateRates = values(candidate)
      var candidateDeviance = penalisedDeviance(signal, candidateRates, candidate, penaltyWeight)
      var halvings = 0
      while !(candidateDeviance <= deviance + 1e-9 * abs(deviance)), deviance.isFinite, halvings < 12 {
        for k in candidate.indices { candidate[k] = 0.5 * (candidate[k] + coefficients[k]) }
        candidateRates = values(candidate)
        candidateDeviance = penalisedDeviance(signal, candidateRates, candidate, penaltyWeight)
        halvings += 1
      }
      guard candidateDeviance.isFinite else { return nil }
      let change = abs(deviance - candidateDeviance)
      coefficients = candidate
      logRates = candidateRates
      deviance = candidateDeviance
      information = step.information
      // A thousandth of the change that a standard uncertainty makes.
      if change < 1e-3 { break }
    }
    let score = deviance + information.logDeterminant - Double(size - 3) * log(penaltyWeight)
    return Fit(
      coefficients: coefficients, information: information, score: score, penaltyWeight: penaltyWeight)
  }

  private func roughLogRates(_ signal: ProfileSignal) -> [Double] {
    signal.counts.indices.map { i in
      let range = max(0, i - 3)...min(signal.count - 1, i + 3)
      let counts = range.reduce(0) { $0 + signal.counts[$1] }
      let exposure = range.reduce(0) { $0 + signal.exposures[$1] }
      return log((counts + 0.5) / exposure)
    }
  }

  private static let difference = SIMD4<Double>(-1, 3, -3, 1)

  private func newton(
    _ signal: ProfileSignal, _ logRates: [Double], _ means: [Double], _ penaltyWeight: Double
  ) -> (coefficients: [Double], information: BandedSystem)? {
    var matrix = BandedSystem(size: size, halfBandwidth: 3)
    var right = [Double](repeating: 0, count: size)
    for i in indices.indices {
      let weight = means[i] / signal.dispersion
      let target = weight * logRates[i] + (signal.counts[i] - means[i]) / signal.dispersion
      let (basis, index) = (bases[i], indices[i])
      for a in 0..<4 {
        right[index + a] += basis[a] * target
        for b in 0...a { matrix[index + a, index + b] += weight * basis[a] * basis[b] }
      }
    }
    for row in 0..<(size - 3) {
      let weight = penaltyWeight * localWeights[row]
      for a in 0..<4 {
        for b in 0...a {
          matrix[row + a, row + b] += weight * Self.difference[a] * Self.difference[b]
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
      sum += 2 * ((count > 0 ? count * log(count / mean) : 0) - count + mean)
    }
    sum /= signal.dispersion
    for row in 0..<(size - 3) {
      sum += penaltyWeight * localWeights[row] * square(coefficients, row)
    }
    return sum
  }
}
