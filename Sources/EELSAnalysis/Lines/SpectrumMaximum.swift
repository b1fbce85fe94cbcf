public import NumericalMethods

/// A maximum of a spectrum inside a window.
public enum SpectrumMaximum {
  /// How much the distance of two maxima depends on how they are read, as a standard uncertainty in eV: maxima of
  /// overlapping bands read by polynomials of unlike reach differ by about a tenth of an eV.
  static let readingUncertainty = 0.05

  /// The vertex of the parabola through the highest channel of a window and its neighbours.
  ///
  /// - Parameters:
  ///   - counts: Counts a channel, the background removed.
  ///   - energies: The energies of the channels in eV, evenly spaced.
  ///   - window: Where to look, in eV.
  ///   - smoothing: A smoothing that is applied before, or `nil`.
  /// - Returns: Energy and height; `isInterior` is `false` for a shoulder or slope, whose highest channel lies at the
  ///   window's end. `nil` where the window holds no channel.
  public static func vertex(
    _ counts: [Double], energies: [Double], window: ClosedRange<Double>,
    smoothing: SavitzkyGolaySmoothing? = nil
  ) -> (energy: Double, height: Double, isInterior: Bool)? {
    let smooth = smoothing?.apply(to: counts) ?? counts
    let channels = EvenWindow(energies, window).channels
    guard let top = channels.max(by: { smooth[$0] < smooth[$1] }), let first = channels.first,
      let last = channels.last
    else { return nil }
    guard top > first, top < last, smooth[top] > smooth[top - 1] || smooth[top] > smooth[top + 1] else {
      return (energies[top], smooth[top], false)
    }
    let (before, middle, after) = (smooth[top - 1], smooth[top], smooth[top + 1])
    let curvature = before - 2 * middle + after
    let shift = curvature < 0 ? 0.5 * (before - after) / curvature : 0
    let step = 0.5 * (energies[top + 1] - energies[top - 1])
    return (energies[top] + shift * step, middle - 0.25 * (before - after) * shift, true)
  }

  /// The maximum of a quartic fitted to the channels within `reach` eV of the highest smoothed one, with its gradient.
  ///
  /// A parabola would be drawn to the slower flank; the quartic follows unlike flanks.
  /// - Returns: `nil` where the highest lies at the window's end or the quartic has no maximum near it.
  static func fitted(
    _ counts: [Double], energies: [Double], window: ClosedRange<Double>, reach: Double
  ) -> ChannelSum? {
    guard energies.count > 4, let first = energies.first else { return nil }
    let step = energies[1] - first
    let half = max(3, Int((reach / step).rounded()))
    let smoothing = SavitzkyGolaySmoothing(halfWidth: max(2, half / 2), order: 2)
    guard let top = vertex(counts, energies: energies, window: window, smoothing: smoothing), top.isInterior
    else { return nil }
    let centre = Int(((top.energy - first) / step).rounded())
    guard centre - half >= 0, centre + half < energies.count else { return nil }
    // u runs from −1 to 1 over the channels of the fit.
    let grid = (-half...half).map { Double($0) / Double(half) }
    let powers = grid.map { u in [1, u, u * u, u * u * u, u * u * u * u] }
    var normal = DenseMatrix(rows: 5, columns: 5)
    for row in powers { for a in 0..<5 { for b in 0..<5 { normal[a, b] += row[a] * row[b] } } }
    guard let inverse = CholeskyFactorization(normal)?.inverse else { return nil }
    var coefficients = [Double](repeating: 0, count: 5)
    for (k, row) in powers.enumerated() {
      for a in 0..<5 {
        for b in 0..<5 { coefficients[a] += inverse[a, b] * row[b] * counts[centre - half + k] }
      }
    }
    let c = coefficients
    var u = (top.energy - energies[centre]) / (step * Double(half))
    for _ in 0..<12 {
      let curvature = 2 * c[2] + 6 * c[3] * u + 12 * c[4] * u * u
      guard curvature < 0 else { return nil }
      u -= (c[1] + 2 * c[2] * u + 3 * c[3] * u * u + 4 * c[4] * u * u * u) / curvature
      guard abs(u) <= 1 else { return nil }
    }
    let curvature = 2 * c[2] + 6 * c[3] * u + 12 * c[4] * u * u
    guard curvature < 0 else { return nil }
    var result = ChannelSum.zero(energies.count)
    result.value = energies[centre] + u * step * Double(half)
    let slope = [0, 1, 2 * u, 3 * u * u, 4 * u * u * u]
    for (k, row) in powers.enumerated() {
      var change = 0.0
      for a in 0..<5 { for b in 0..<5 { change += slope[a] * inverse[a, b] * row[b] } }
      result.gradient[centre - half + k] = -change / curvature * step * Double(half)
    }
    return window.contains(result.value) ? result : nil
  }
}
