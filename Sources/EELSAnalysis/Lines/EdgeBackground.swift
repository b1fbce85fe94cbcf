import Foundation

/// The background before an edge in counts a channel: the power law A E^−r, or the exponential A exp(−r E).
public struct EdgeBackground: Sendable, Hashable {
  /// The factor A, in counts a channel for energies in eV.
  public var amplitude: Double
  /// The exponent r: a number for a power law, in 1/eV for an exponential.
  public var exponent: Double
  /// How it falls.
  public var shape: Shape

  /// Creates a background.
  public init(amplitude: Double, exponent: Double, shape: Shape = .powerLaw) {
    self.amplitude = amplitude
    self.exponent = exponent
    self.shape = shape
  }

  /// How a background falls.
  public enum Shape: Sendable, Hashable {
    /// As A E^−r, the tail of a core loss.
    case powerLaw
    /// As A exp(−r E), the tail of plasmons at low losses.
    case exponential

    /// What the logarithm of the background falls with: ln E, or E itself.
    func abscissa(_ energy: Double) -> Double {
      switch self {
      case .powerLaw: log(energy)
      case .exponential: energy
      }
    }
  }

  /// How the background is fitted.
  public enum Method: String, Sendable, Hashable, Codable, CaseIterable {
    /// Straight line of ln I on ln E; channels without counts are left out, which biases sparse spectra.
    case logLinear
    /// Least squares of the counts, all channels alike.
    case leastSquares
    /// Least squares of the counts with weights 1/max(I, 1).
    case poissonWeighted
    /// The most likely power law for counted electrons (Poisson), for few counts and channels without any.
    case maximumLikelihood
    /// From the integrals of two halves (Egerton), as HyperSpy takes them.
    case twoArea
    /// Straight line of ln I on E: an exponential instead of a power law.
    case exponential
  }

  /// The exponent of the power law that is tangent to the background at an energy in eV.
  func localExponent(at energy: Double) -> Double {
    switch shape {
    case .powerLaw: exponent
    case .exponential: exponent * energy
    }
  }

  /// The background at an energy in eV.
  public func callAsFunction(_ energy: Double) -> Double {
    switch shape {
    case .powerLaw: amplitude * pow(energy, -exponent)
    case .exponential: amplitude * exp(-exponent * energy)
    }
  }

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
  ) -> EdgeBackground? {
    if method == .twoArea { return twoArea(counts, energies, window) }
    let channels = EvenWindow(energies, window).channels.filter { energies[$0] > 0 }
    let shape = method == .exponential ? Shape.exponential : .powerLaw
    guard let straight = logLinear(counts, energies, channels, shape) else { return nil }
    switch method {
    case .logLinear, .twoArea, .exponential: return straight
    case .leastSquares: return refined(straight, counts, energies, channels) { counts, _ in 1 }
    case .poissonWeighted:
      return refined(straight, counts, energies, channels) { counts, _ in 1 / max(counts, 1) }
    case .maximumLikelihood:
      // Least squares weighted by the fit's own expectation, over and over, ends where the likelihood is largest.
      var law = straight
      for _ in 0..<12 {
        let expected = law
        guard
          let next = refined(
            law, counts, energies, channels,
            weight: { _, energy in
              1 / max(expected(energy), 1e-9)
            })
        else { return nil }
        let change = abs(next.exponent - law.exponent)
        law = next
        if change < 1e-12 { break }
      }
      return law
    }
  }

  private static func logLinear(
    _ counts: [Double], _ energies: [Double], _ channels: [Int], _ shape: Shape
  ) -> EdgeBackground? {
    let used = channels.filter { counts[$0] > 0 }
    guard used.count >= 4 else { return nil }
    let n = Double(used.count)
    let meanX = used.reduce(0) { $0 + shape.abscissa(energies[$1]) } / n
    let meanY = used.reduce(0) { $0 + log(counts[$1]) } / n
    var (xx, xy) = (0.0, 0.0)
    for k in used {
      let x = shape.abscissa(energies[k]) - meanX
      xx += x * x
      xy += x * (log(counts[k]) - meanY)
    }
    guard xx > 0 else { return nil }
    let slope = xy / xx
    return EdgeBackground(amplitude: exp(meanY - slope * meanX), exponent: -slope, shape: shape)
  }

  /// Gauss–Newton with step halving on ln A at the middle of the window and r.
  private static func refined(
    _ start: EdgeBackground, _ counts: [Double], _ energies: [Double], _ channels: [Int],
    weight: @escaping (_ counts: Double, _ energy: Double) -> Double
  ) -> EdgeBackground? {
    let middle = channels.reduce(0) { $0 + log(energies[$1]) } / Double(channels.count)
    var height = exp(log(start.amplitude) - start.exponent * middle)
    var exponent = start.exponent
    let sum = { (height: Double, exponent: Double) in
      channels.reduce(0.0) { total, k in
        let residual = counts[k] - height * exp(-exponent * (log(energies[k]) - middle))
        return total + weight(counts[k], energies[k]) * residual * residual
      }
    }
    var current = sum(height, exponent)
    for _ in 0..<60 {
      var (hh, hr, rr, gh, gr) = (0.0, 0.0, 0.0, 0.0, 0.0)
      for k in channels {
        let x = log(energies[k]) - middle
        let shape = exp(-exponent * x)
        let (dh, dr, w) = (shape, -height * x * shape, weight(counts[k], energies[k]))
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
    return EdgeBackground(amplitude: height * exp(exponent * middle), exponent: exponent)
  }

  /// HyperSpy's convention: half-open slices of channels, their centres as limits of the integrals.
  private static func twoArea(
    _ counts: [Double], _ energies: [Double], _ window: ClosedRange<Double>
  ) -> EdgeBackground? {
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
    return EdgeBackground(
      amplitude: (first1 * lower + second * upper) / (lower + upper), exponent: exponent)
  }
}
