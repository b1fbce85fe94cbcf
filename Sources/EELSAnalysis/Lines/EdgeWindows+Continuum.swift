import Foundation
import NumericalMethods

extension EdgeWindows {
  /// Fits how each metal's continuum falls behind L2, and finds the lines' own maxima without it.
  ///
  /// The continuum is seen from 9 eV behind the L2 maximum as far as 60 eV or the next edge. Structure behind the edge of a
  /// hundredth of its height keeps the exponent uncertain however many counts there are, as does a fall that is not the
  /// same in both halves. Where too little is seen, the exponent lies between level and the background's, 1.5 ± 1.5; that
  /// of a further metal near that of the surface's metal, ± 0.5, because both continua are of the same kind. What a metal's
  /// continuum already adds before its edge is taken off before those of lower energy are fitted.
  mutating func findContinuum(in counts: [Double], energies: [Double], options: EELSOptions) {
    var prior = Metal.Continuum(exponent: 1.5, uncertainty: 1.5)
    var rest = counts
    for index in metals.indices {
      if let exponent = options.lineWindows.continuumExponent {
        metals[index].continuum = .init(exponent: exponent, uncertainty: 0)
      }
      for round in 0..<3 {
        guard let level = continuum(of: index, rest, energies, prior, options) else { break }
        if round < 2 {
          metals[index].findOwnMaxima(rest, energies, level: level, options)
          continue
        }
        let metal = metals[index]
        let shape = LineAreas.Continuum(metal, options).shape(LineMaxima(metal), middle: level.middle)
        for k in EvenWindow(energies, 0...(metal.third - 8)).channels where energies[k] > 0 {
          rest[k] -= level.counts * shape(energies[k])
        }
      }
      if metals[index].isSurface {
        let found = metals[index].continuum
        prior = .init(exponent: found.exponent, uncertainty: hypot(found.uncertainty, 0.5))
      }
    }
  }

  /// Fits one metal's exponent, unless it is declared, and returns the level at the middle of the window in counts a
  /// channel with that middle in eV.
  private mutating func continuum(
    of index: Int, _ counts: [Double], _ energies: [Double], _ prior: Metal.Continuum, _ options: EELSOptions
  ) -> (counts: Double, middle: Double)? {
    let metal = metals[index]
    guard let last = energies.last else { return nil }
    let next = metals.map(\.third).filter { $0 > metal.second }.min().map { $0 - 12 } ?? .infinity
    let window = (metal.second + 9)...max(min(last - 1, metal.second + 60, next), metal.second + 9)
    guard window.upperBound - window.lowerBound >= 20 else { return nil }
    let lines = LineMaxima(metal)
    let middle = 0.5 * (window.lowerBound + window.upperBound)
    var height = 0.0
    for _ in 0..<3 {
      let shape = LineAreas.Continuum(metals[index], options).shape(lines, middle: middle)
      guard
        let net = NetSpectrum(
          counts, energies: energies, window: metal.background, method: options.background,
          tail: height > 0 ? { height * shape($0) } : nil)
      else { return nil }
      let steps = { (energy: Double) -> Double in
        max(options.whiteLines.continuum(at: energy, thirdLine: lines.third, secondLine: lines.second), 0.9)
      }
      guard let whole = Fall(net, window, middle, steps) else { return nil }
      height = whole.level
      guard options.lineWindows.continuumExponent == nil else { continue }
      let parts = [window.lowerBound...middle, middle...window.upperBound].map { part in
        Fall(net, part, 0.5 * (part.lowerBound + part.upperBound), steps)
      }
      var structure = 0.01 / log(window.upperBound / window.lowerBound)
      if let near = parts[0], let far = parts[1] {
        let square = (near.exponent - far.exponent) * (near.exponent - far.exponent)
        let noise = near.variance + far.variance
        structure = max(structure, 0.5 * max(square - noise, 0).squareRoot())
      }
      let weight = 1 / (whole.variance + structure * structure)
      let own = 1 / (prior.uncertainty * prior.uncertainty)
      let value = (weight * whole.exponent + own * prior.exponent) / (weight + own)
      // A continuum neither rises nor falls faster than twice the background.
      metals[index].continuum = .init(
        exponent: min(max(value, -1), 2 * net.background.localExponent(at: metal.second)),
        uncertainty: (1 / (weight + own)).squareRoot())
    }
    return (height, middle)
  }

  /// A straight line through the net counts of a window, as the level at its middle and the exponent there.
  private struct Fall {
    /// In counts a channel.
    let level: Double
    let exponent: Double
    /// The variance of the exponent by counted electrons.
    let variance: Double

    init?(
      _ net: NetSpectrum, _ window: ClosedRange<Double>, _ middle: Double, _ steps: (Double) -> Double
    ) {
      var sums = (w: 0.0, x: 0.0, y: 0.0, xx: 0.0, xy: 0.0)
      for k in EvenWindow(net.energies, window).channels {
        let energy = net.energies[k]
        let x = energy / middle - 1
        let y = (net.counts[k] - net.background(energy)) / steps(energy)
        let w = 1 / max(net.counts[k], 1)
        sums = (sums.w + w, sums.x + w * x, sums.y + w * y, sums.xx + w * x * x, sums.xy + w * x * y)
      }
      let determinant = sums.w * sums.xx - sums.x * sums.x
      guard determinant > 0 else { return nil }
      let slope = (sums.w * sums.xy - sums.x * sums.y) / determinant
      level = (sums.xx * sums.y - sums.x * sums.xy) / determinant
      guard level > 0 else { return nil }
      exponent = -slope / level
      variance = sums.w / determinant / (level * level)
    }
  }
}

extension EdgeWindows.Metal {
  /// Finds by how much the rising continuum moves the lines' visible maxima.
  fileprivate mutating func findOwnMaxima(
    _ counts: [Double], _ energies: [Double], level: (counts: Double, middle: Double), _ options: EELSOptions
  ) {
    guard energies.count > 1 else { return }
    let step = energies[1] - energies[0]
    let smoothing = SavitzkyGolaySmoothing(halfWidth: max(2, Int((1.5 / step).rounded())), order: 2)
    let shape = LineAreas.Continuum(self, options).shape(LineMaxima(self), middle: level.middle)
    let range = EvenWindow(energies, (third - 12)...(second + 12)).channels
    let part = Array(energies[range])
    let tail = { (energy: Double) in level.counts * shape(energy) }
    guard
      let net = NetSpectrum(
        counts, energies: energies, window: background, method: options.background, tail: tail)
    else { return }
    let visible = range.map { counts[$0] - net.background(energies[$0]) }
    let own = zip(visible, part).map { $0 - tail($1) }
    let difference = { (window: ClosedRange<Double>) -> Double in
      guard
        let seen = SpectrumMaximum.vertex(visible, energies: part, window: window, smoothing: smoothing),
        let alone = SpectrumMaximum.vertex(own, energies: part, window: window, smoothing: smoothing),
        seen.isInterior, alone.isInterior
      else { return 0 }
      return alone.energy - seen.energy
    }
    ownThird = difference((third - 4)...(third + 4))
    ownSecond = difference((second - 4)...(second + 4))
  }
}
