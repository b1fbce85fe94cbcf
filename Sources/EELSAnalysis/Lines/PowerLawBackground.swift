import Foundation

/// The background before an edge, A E^−r in counts a channel.
public struct PowerLawBackground: Sendable, Hashable {
  /// The factor A, in counts a channel for energies in eV.
  public var amplitude: Double
  /// The exponent r.
  public var exponent: Double

  /// Creates a power law.
  public init(amplitude: Double, exponent: Double) {
    self.amplitude = amplitude
    self.exponent = exponent
  }

  /// How the power law is fitted.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// Straight line of ln I on ln E; channels without counts are left out, which biases sparse spectra.
    case logLinear
    /// Least squares of the counts, all channels alike.
    case leastSquares
    /// Least squares of the counts with weights 1/max(I, 1).
    case poissonWeighted
    /// From the integrals of two halves (Egerton), as HyperSpy takes them.
    case twoArea
  }

  /// The background at an energy in eV.
  public func callAsFunction(_ energy: Double) -> Double { amplitude * pow(energy, -exponent) }

  /// Fits the channels whose energies lie in a window, ends included.
  ///
  /// - Parameters:
  ///   - counts: Counts a channel.
  ///   - energies: The energies of the channels in eV, rising.
  ///   - window: The window in eV.
  ///   - method: How.
  /// - Returns: `nil` where the window holds fewer than four channels with counts or no fit is found.
  public static func fit(
    _ counts: [Double], energies: [Double], window: ClosedRange<Double>, method: Method = .logLinear
  ) -> PowerLawBackground? {
    if method == .twoArea { return twoArea(counts, energies, window) }
    let channels = EvenWindow(energies, window).channels.filter { energies[$0] > 0 }
    guard let straight = logLinear(counts, energies, channels) else { return nil }
    switch method {
    case .logLinear, .twoArea: return straight
    case .leastSquares: return refined(straight, counts, energies, channels) { _ in 1 }
    case .poissonWeighted: return refined(straight, counts, energies, channels) { 1 / max($0, 1) }
    }
  }

  private static func logLinear(
    _ counts: [Double], _ energies: [Double], _ channels: [Int]
  ) -> PowerLawBackground? {
    let used = channels.filter { counts[$0] > 0 }
    guard used.count >= 4 else { return nil }
    let n = Double(used.count)
    let meanX = used.reduce(0) { $0 + log(energies[$1]) } / n
    let meanY = used.reduce(0) { $0 + log(counts[$1]) } / n
    var (xx, xy) = (0.0, 0.0)
    for k in used {
      let x = log(energies[k]) - meanX
      xx += x * x
      xy += x * (log(counts[k]) - meanY)
    }
    guard xx > 0 else { return nil }
    let slope = xy / xx
    return PowerLawBackground(amplitude: exp(meanY - slope * meanX), exponent: -slope)
  }

  /// Gauss–Newton with step halving on ln A at the middle of the window and r.
  private static func refined(
    _ start: PowerLawBackground, _ counts: [Double], _ energies: [Double], _ channels: [Int],
    weight: @escaping (Double) -> Double
  ) -> PowerLawBackground? {
    let middle = channels.reduce(0) { $0 + log(energies[$1]) } / Double(channels.count)
    var height = exp(log(start.amplitude) - start.exponent * middle)
    var exponent = start.exponent
    let sum = { (height: Double, exponent: Double) in
      channels.reduce(0.0) { total, k in
        let residual = counts[k] - height * exp(-exponent * (log(energies[k]) - middle))
        return total + weight(counts[k]) * residual * residual
      }
    }
    var current = sum(height, exponent)
    for _ in 0..<60 {
      var (hh, hr, rr, gh, gr) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for k in channels {
        let x = log(energies[k]) - middle
        let shape = exp(-exponent * x)
        let (dh, dr, w) = (shape, -height * x * shape, weight(counts[k]))
        let residual = counts[k] - height * shape
        hh += w * dh * dh
        hr += w * dh * dr
        rr += w * dr * dr
        gh += w * dh * residual
        gr += w * dr * residual
      }
      let determinant = hh * rr - hr * hr
      guard determinant > 0 else { return nil }
      var stepHeight = (rr * gh - hr * gr) / determinant
      var stepExponent = (hh * gr - hr * gh) / determinant
      var next = sum(height + stepHeight, exponent + stepExponent)
      for _ in 0..<30 where next > current {
        stepHeight /= 2
        stepExponent /= 2
        next = sum(height + stepHeight, exponent + stepExponent)
      }
      guard next <= current else { break }
      height += stepHeight
      exponent += stepExponent
      current = next
      if abs(stepHeight) < 1e-13 * abs(height), abs(stepExponent) < 1e-13 { break }
    }
    guard height > 0, exponent.isFinite else { return nil }
    return PowerLawBackground(amplitude: height * exp(exponent * middle), exponent: exponent)
  }

  /// HyperSpy's convention: half-open slices of channels, their centres as limits of the integrals.
  private static func twoArea(
    _ counts: [Double], _ energies: [Double], _ window: ClosedRange<Double>
  ) -> PowerLawBackground? {
    guard let first = energies.first, energies.count > 4 else { return nil }
    let scale = (energies[energies.count - 1] - first) / Double(energies.count - 1)
    guard scale > 0 else { return nil }
    let index = { (energy: Double) -> Int in
      Int(min(max(((energy - first) / scale).rounded(), 0), Double(energies.count - 1)))
    }
    let start = index(window.lowerBound)
    var end = index(window.upperBound)
    if (start + end) % 2 == 1 { end -= 1 }
    let middle = (start + end) / 2
    guard middle - start >= 2, energies[start] > 0 else { return nil }
    let lower = scale * counts[start..<middle].reduce(0, +)
    let upper = scale * counts[middle..<end].reduce(0, +)
    guard lower > 0, upper > 0 else { return nil }
    let (x1, x2, x3, x4) = (energies[start], energies[middle], energies[middle], energies[end])
    let exponent = 2 * log((lower / upper) * ((x4 - x3) / (x2 - x1))) / log((x4 * x3) / (x2 * x1))
    let k = 1 - exponent
    guard abs(k) > 1e-12 else { return nil }
    let first1 = k * lower / (pow(x2, k) - pow(x1, k))
    let second = k * upper / (pow(x4, k) - pow(x3, k))
    return PowerLawBackground(
      amplitude: (first1 * lower + second * upper) / (lower + upper), exponent: exponent)
  }
}
