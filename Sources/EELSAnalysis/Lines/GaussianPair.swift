import Foundation
import NumericalMethods

/// Two Gaussians fitted to white lines whose continuum was taken off.
struct GaussianPair {
  /// One line: its height in counts a channel, its centre and its standard deviation in eV.
  struct Line {
    var height: Double
    var centre: Double
    var deviation: Double

    /// Σ over channels of a step in eV.
    func area(step: Double) -> Double { height * deviation * (2 * Double.pi).squareRoot() / step }
  }

  private(set) var third: Line
  private(set) var second: Line
  /// The derivatives of both areas (in counts) with respect to the counts of each fitted channel.
  private(set) var gradients: (third: [Double], second: [Double])

  /// Fits by unweighted least squares from two maxima (Levenberg–Marquardt).
  ///
  /// - Parameters:
  ///   - counts: The counts of evenly spaced channels, the continuum taken off.
  ///   - energies: Their energies in eV.
  ///   - maxima: Where the lines stand, in eV.
  /// - Returns: `nil` with fewer than eight channels, or where no fit with both lines upright inside is found.
  init?(_ counts: [Double], energies: [Double], maxima: (third: Double, second: Double)) {
    guard counts.count >= 8, counts.count == energies.count, let first = energies.first,
      let last = energies.last
    else { return nil }
    let step = (last - first) / Double(counts.count - 1)
    let height = { (energy: Double) -> Double in
      counts[min(max(Int(((energy - first) / step).rounded()), 0), counts.count - 1)]
    }
    var parameters = [height(maxima.third), maxima.third, 1.2, height(maxima.second), maxima.second, 1.2]
    var sum = Self.sum(counts, energies, parameters)
    var damping = 1e-3
    for _ in 0..<200 {
      let rows = energies.map { Self.derivatives($0, parameters) }
      let residuals = zip(counts, energies).map { $0 - Self.model($1, parameters) }
      var normal = Self.normal(rows)
      for a in 0..<6 { normal[a, a] *= 1 + damping }
      let right = (0..<6).map { a in zip(rows, residuals).reduce(0) { $0 + $1.0[a] * $1.1 } }
      guard let change = CholeskyFactorization(normal)?.solve(right) else { return nil }
      let trial = zip(parameters, change).map { $0 + $1 }
      let trialSum = trial[2] > 0 && trial[5] > 0 ? Self.sum(counts, energies, trial) : .infinity
      if trialSum <= sum {
        let isSettled = sum - trialSum <= 1e-14 * sum
        (parameters, sum) = (trial, trialSum)
        damping = max(damping / 10, 1e-12)
        if isSettled { break }
      } else {
        damping *= 10
        if damping > 1e12 { break }
      }
    }
    third = Line(height: parameters[0], centre: parameters[1], deviation: parameters[2])
    second = Line(height: parameters[3], centre: parameters[4], deviation: parameters[5])
    guard third.height > 0, second.height > 0, (first...last).contains(third.centre),
      (first...last).contains(second.centre), third.centre < second.centre
    else { return nil }
    let rows = energies.map { Self.derivatives($0, parameters) }
    guard let inverse = CholeskyFactorization(Self.normal(rows))?.inverse else { return nil }
    let root = (2 * Double.pi).squareRoot() / step
    // Each area is height × deviation × √2π over the step.
    let gradient = { (offset: Int, line: Line) -> [Double] in
      rows.map { row in
        (0..<6).reduce(0) { sum, b in
          let change = inverse[offset, b] * line.deviation + inverse[offset + 2, b] * line.height
          return sum + root * change * row[b]
        }
      }
    }
    gradients = (gradient(0, third), gradient(3, second))
  }

  private static func line(_ energy: Double, _ p: ArraySlice<Double>) -> (u: Double, shape: Double) {
    let u = (energy - p[p.startIndex + 1]) / p[p.startIndex + 2]
    return (u, exp(-0.5 * u * u))
  }

  private static func model(_ energy: Double, _ p: [Double]) -> Double {
    p[0] * line(energy, p[0..<3]).shape + p[3] * line(energy, p[3..<6]).shape
  }

  private static func derivatives(_ energy: Double, _ p: [Double]) -> [Double] {
    [p[0..<3], p[3..<6]].flatMap { part -> [Double] in
      let (u, shape) = line(energy, part)
      let scale = part[part.startIndex] * shape * u / part[part.startIndex + 2]
      return [shape, scale, scale * u]
    }
  }

  private static func sum(_ counts: [Double], _ energies: [Double], _ p: [Double]) -> Double {
    zip(counts, energies).reduce(0) { sum, pair in
      let residual = pair.0 - model(pair.1, p)
      return sum + residual * residual
    }
  }

  private static func normal(_ rows: [[Double]]) -> DenseMatrix {
    var normal = DenseMatrix(rows: 6, columns: 6)
    for row in rows { for a in 0..<6 { for b in 0..<6 { normal[a, b] += row[a] * row[b] } } }
    return normal
  }
}
