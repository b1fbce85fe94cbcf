import NumericalMethods

/// The positive part of the negative second derivative, in which a slowly changing continuum vanishes.
enum SecondDerivativeLines {
  /// The smoothing polynomial (cubic) over a width in eV.
  static func smoothing(width: Double, step: Double) -> SavitzkyGolaySmoothing? {
    SavitzkyGolaySmoothing(halfWidth: min(max(2, Int((0.5 * width / step).rounded())), 10_000), order: 3)
  }

  /// −d²/dE² of evenly spaced counts, negative values set to 0; a channel is the unit of energy.
  static func curvature(_ counts: [Double], width: Double, step: Double) -> [Double] {
    guard let smoothing = smoothing(width: width, step: step) else { return counts.map { _ in 0 } }
    return smoothing.apply(to: counts, derivative: 2).map { max(-$0, 0) }
  }

  /// Its sum over the channels of a window, with the derivative with respect to each channel's counts.
  static func sum(_ net: NetSpectrum, _ window: ClosedRange<Double>, width: Double) -> ChannelSum {
    var result = ChannelSum.zero(net.counts.count)
    guard net.energies.count > 1, let first = net.energies.first else { return result }
    let step = net.energies[1] - first
    guard let smoothing = smoothing(width: width, step: step) else { return result }
    let half = smoothing.halfWidth
    // The weights of the middle of a window are the answer to a single count.
    var impulse = [Double](repeating: 0, count: 4 * half + 1)
    impulse[2 * half] = 1
    let weights = Array(smoothing.apply(to: impulse, derivative: 2)[half...(3 * half)])
    for channel in EvenWindow(net.energies, window).channels {
      let near = channel - half...channel + half
      guard near.lowerBound >= 0, near.upperBound < net.counts.count else { continue }
      let curvature = zip(near, weights).reduce(0) { sum, pair in
        sum - pair.1 * (net.counts[pair.0] - net.background(net.energies[pair.0]))
      }
      guard curvature > 0 else { continue }
      result.value += curvature
      for (k, weight) in zip(near, weights) { result.gradient[k] -= weight }
    }
    return result
  }
}
