import Foundation
import NumericalMethods

/// Describes spectra as sums of references at a common energy shift, over smooth backgrounds in windows.
///
/// A spectrum is Σ a R(E − δ) + background, with the background of each window free; the shift δ is found by
/// Gauss–Newton steps together with the amounts a. Where there are two references, the second may stand at a further
/// shift ρ of its own.
struct LinearCombination {
  /// The channels that are fitted.
  let channels: [Int]
  /// Backgrounds, and other columns that are free in every spectrum.
  private var smooth: [[Double]]
  /// The noise of the channels.
  let noise: ChannelNoise

  /// - Parameters:
  ///   - energies: The energies of all channels in eV.
  ///   - windows: The windows in eV that hold an edge and what lies before it.
  ///   - noise: The noise.
  init(energies: [Double], windows: [ClosedRange<Double>], noise: ChannelNoise) {
    var chosen: [Int] = []
    var parts: [Range<Int>] = []
    for window in windows {
      let inside = energies.indices.filter { energies[$0] > 0 && window.contains(energies[$0]) }
      guard inside.count >= 16 else { continue }
      parts.append(chosen.count..<(chosen.count + inside.count))
      chosen += inside
    }
    channels = chosen
    self.noise = noise
    smooth = parts.flatMap { part -> [[Double]] in
      let middle = energies[chosen[(part.lowerBound + part.upperBound) / 2]]
      var level = [Double](repeating: 0, count: chosen.count)
      var tilt = level
      for k in part {
        let x = energies[chosen[k]] / middle
        level[k] = pow(x, -3)
        tilt[k] = level[k] * log(x)
      }
      return [level, tilt]
    }
  }

  /// Adds a spectrum (over all channels) whose amount is free in every spectrum.
  mutating func addNuisance(_ spectrum: [Double]) { smooth.append(channels.map { spectrum[$0] }) }

  /// What a spectrum is made of.
  struct Fit {
    /// The amounts of the references.
    var amounts: [Double]
    /// Their covariance, the shift being free.
    var covariance: [[Double]]
    /// The shift δ in channels, and its variance.
    var shift: Double
    var shiftVariance: Double
    /// The further shift ρ of the second reference, and the information (1/variance) that the spectrum holds on it.
    var relative = 0.0
    var relativeInformation = 0.0
    /// χ² a degree of freedom.
    var reducedChiSquare: Double
  }

  /// A shift that is known beforehand, in channels.
  struct Prior {
    var mean: Double
    var deviation: Double
  }

  /// Fits one spectrum.
  ///
  /// - Parameters:
  ///   - counts: Counts of all channels.
  ///   - references: One or two references.
  ///   - prior: What is known of the shift; the search starts at its mean.
  ///   - relative: What is known of the second reference's further shift; fixed where the deviation is 0.
  func fit(
    _ counts: [Double], _ references: [ShiftedReference], prior: Prior,
    relative: Prior = Prior(mean: 0, deviation: 0)
  ) -> Fit? {
    let data = channels.map { counts[$0] }
    let weights = self.weights(counts)
    guard data.count > smooth.count + 8, !references.isEmpty else { return nil }
    let fixed = sums(data, weights)
    let hasRelative = references.count == 2 && relative.deviation > 0
    var (shift, further) = (prior.mean, relative.mean)
    var amounts: [Double]?
    var result: Fit?
    for _ in 0..<12 {
      let moved = references.enumerated().map { index, reference in
        reference.moved(by: shift + (index == 1 ? further : 0), at: channels)
      }
      let linear = references.count + smooth.count
      var derivatives: [[Double]] = []
      if let amounts {
        var common = [Double](repeating: 0, count: data.count)
        for (amount, reference) in zip(amounts, moved) {
          for k in common.indices { common[k] -= amount * reference.slopes[k] }
        }
        derivatives.append(common)
        if hasRelative { derivatives.append(moved[1].slopes.map { -amounts[1] * $0 }) }
      }
      let parameters = linear + derivatives.count
      // Prior knowledge enters as observations of the steps still to be made.
      var precisions = [Double](repeating: 0, count: parameters)
      var wanted = precisions
      if amounts != nil {
        precisions[linear] = 1 / max(prior.deviation * prior.deviation, 1e-12)
        wanted[linear] = prior.mean - shift
        if hasRelative {
          precisions[linear + 1] = 1 / (relative.deviation * relative.deviation)
          wanted[linear + 1] = relative.mean - further
        }
      }
      guard
        let solved = solve(
          moved.map(\.values), derivatives, data, weights, fixed, precisions, wanted)
      else { return result }
      let before = amounts
      amounts = Array(solved.values.prefix(references.count))
      guard before != nil else { continue }
      let step = min(max(solved.values[linear], -2), 2)
      shift += step
      var relativeStep = 0.0
      if hasRelative {
        relativeStep = min(max(solved.values[linear + 1], -2), 2)
        further += relativeStep
      }
      guard shift.isFinite, further.isFinite else { return result }
      let count = references.count
      result = Fit(
        amounts: amounts ?? [],
        covariance: (0..<count).map { a in (0..<count).map { solved.inverse[a, $0] } },
        shift: shift, shiftVariance: solved.inverse[linear, linear], relative: further,
        relativeInformation: hasRelative
          ? max(1 / solved.inverse[linear + 1, linear + 1] - precisions[linear + 1], 0) : 0,
        reducedChiSquare: solved.chiSquare / Double(max(data.count - parameters, 1)))
      if abs(step) < 0.005, abs(relativeStep) < 0.01 { break }
    }
    return result
  }

  /// 1/variance of the fitted channels, from smoothed counts.
  private func weights(_ counts: [Double]) -> [Double] {
    let reach = 3
    return channels.map { channel in
      let near = max(0, channel - reach)...min(counts.count - 1, channel + reach)
      let mean = near.reduce(0) { $0 + counts[$1] } / Double(near.count)
      return 1 / noise.variance(max(mean, 0))
    }
  }

  /// Sums over channels that do not change while the shift of a spectrum is sought.
  private struct Sums {
    var products: [[Double]]
    var right: [Double]
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        // Four partial sums: a fixed order of addition that still fills the lanes.
        var sums = SIMD4<Double>(repeating: 0)
        let count = min(a.count, b.count)
        var k = 0
        while k + 4 <= count {
          let left = SIMD4<Double>(a[k], a[k + 1], a[k + 2], a[k + 3])
          let right = SIMD4<Double>(b[k], b[k + 1], b[k + 2], b[k + 3])
          sums += left * right
          k += 4
        }
        var rest = 0.0
        while k < count {
          rest += a[k] * b[k]
          k += 1
        }
        return sums.sum() + rest
      }
    }
  }

  private func sums(_ data: [Double], _ weights: [Double]) -> Sums {
    let weighted = smooth.map { column in zip(column, weights).map { $0 * $1 } }
    return Sums(
      products: smooth.indices.map { a in (0...a).map { Self.dot(weighted[a], smooth[$0]) } },
      right: weighted.map { Self.dot($0, data) })
  }

  /// Weighted least squares with prior observations of single parameters, in the order of references,
  /// smooth columns and derivatives.
  private func solve(
    _ references: [[Double]], _ derivatives: [[Double]], _ data: [Double], _ weights: [Double], _ fixed: Sums,
    _ precisions: [Double], _ wanted: [Double]
  ) -> (values: [Double], inverse: DenseMatrix, chiSquare: Double)? {
    let columns = references + smooth + derivatives
    let count = columns.count
    let isSmooth = { (index: Int) in
      index >= references.count && index < references.count + smooth.count
    }
    var normal = DenseMatrix(rows: count, columns: count)
    var right = [Double](repeating: 0, count: count)
    for a in 0..<count where isSmooth(a) {
      let own = a - references.count
      right[a] = fixed.right[own]
      for b in 0...own { normal[a, b + references.count] = fixed.products[own][b] }
    }
    for a in 0..<count where !isSmooth(a) {
      let weighted = zip(columns[a], weights).map { $0 * $1 }
      right[a] = Self.dot(weighted, data)
      for b in 0..<count where b <= a || isSmooth(b) {
        normal[max(a, b), min(a, b)] = Self.dot(weighted, columns[b])
      }
    }
    let scales = (0..<count).map { normal[$0, $0] > 0 ? 1 / normal[$0, $0].squareRoot() : 0 }
    guard scales.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    let square = data.indices.reduce(0) { $0 + weights[$1] * data[$1] * data[$1] }
    var scaled = DenseMatrix(rows: count, columns: count)
    var target = right
    for a in 0..<count {
      for b in 0...a {
        scaled[a, b] = normal[a, b] * scales[a] * scales[b]
        scaled[b, a] = scaled[a, b]
      }
      target[a] = right[a] * scales[a] + precisions[a] * scales[a] * wanted[a]
      // A ridge of 1e-10 keeps columns that happen to be alike from making the system singular.
      scaled[a, a] += precisions[a] * scales[a] * scales[a] + 1e-10
    }
    guard let factor = CholeskyFactorization(scaled), let solution = factor.solve(target) else { return nil }
    var inverse = factor.inverse
    for a in 0..<count { for b in 0..<count { inverse[a, b] *= scales[a] * scales[b] } }
    let values = zip(solution, scales).map { $0 * $1 }
    var chiSquare = square
    for a in 0..<count {
      chiSquare -= 2 * values[a] * right[a]
      for b in 0..<count { chiSquare += values[a] * values[b] * normal[max(a, b), min(a, b)] }
    }
    return (values, inverse, max(chiSquare, 0))
  }
}
