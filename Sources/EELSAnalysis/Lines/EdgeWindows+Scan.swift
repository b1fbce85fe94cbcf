import Foundation

extension EdgeWindows {
  /// The net counts of the surface metal's white lines, or of O K where no metal is covered.
  func edgeSignal(_ counts: [Double], _ energies: [Double], _ options: EELSOptions) -> Double {
    let parts: (ClosedRange<Double>, ClosedRange<Double>)
    if let metal {
      parts = (metal.background, (metal.third - 6)...(metal.second + 8))
    } else if let oxygen {
      parts = (oxygen.background, (oxygen.main - 5)...(oxygen.main + 15))
    } else {
      return counts.reduce(0, +)
    }
    guard let fit = PowerLawBackground.fit(counts, energies: energies, window: parts.0) else { return 0 }
    return energies.indices.reduce(0) { sum, k in
      parts.1.contains(energies[k]) ? sum + counts[k] - fit(energies[k]) : sum
    }
  }

  /// Takes the layered oxide's pre-edge from whichever end of the scan has one, farther from the main maximum than any
  /// of rock salt.
  mutating func findLayered(
    in ends: [[Double]], _ energies: [Double], _ noise: ChannelNoise, _ options: EELSOptions
  ) {
    guard let oxygen else { return }
    let found = ends.compactMap { counts -> (energy: Double, share: Double)? in
      let point = ScanPoint(
        counts, guide: counts, energies: energies, windows: self, noise: noise, options: options)
      guard let pre = point.preEdgeEnergy, let deltaE = point.deltaE, deltaE.value >= Oxygen.phaseLimit,
        let area = point.preEdgeArea
      else { return nil }
      return (pre.value, area.value)
    }
    self.oxygen = oxygen
    self.oxygen?.layered = found.max { $0.share < $1.share }?.energy
  }

  /// Fits how each metal's continuum falls behind L2, from 9 eV behind its maximum as far as 60 eV or the next edge.
  ///
  /// Structure behind the edge keeps the exponent uncertain by 0.5 however many counts there are; where too little of the
  /// continuum is covered it lies between level and the background's exponent, 1.5 ± 1.
  mutating func findContinuum(in counts: [Double], energies: [Double], options: EELSOptions) {
    guard let last = energies.last else { return }
    let starts = metals.map(\.third)
    for index in metals.indices {
      if let exponent = options.lineWindows.continuumExponent {
        metals[index].continuum = .init(exponent: exponent, uncertainty: 0)
        continue
      }
      let metal = metals[index]
      let next = starts.filter { $0 > metal.second }.min().map { $0 - 12 } ?? .infinity
      let window = (metal.second + 9)...max(min(last - 1, metal.second + 60, next), metal.second + 9)
      guard window.upperBound - window.lowerBound >= 20,
        let fit = PowerLawBackground.fit(
          counts, energies: energies, window: metal.background, method: options.background)
      else { continue }
      var sums = (w: 0.0, x: 0.0, y: 0.0, xx: 0.0, xy: 0.0)
      let middle = 0.5 * (window.lowerBound + window.upperBound)
      for k in energies.indices where window.contains(energies[k]) {
        let x = energies[k] / middle - 1
        let net = counts[k] - fit(energies[k])
        let w = 1 / max(counts[k], 1)
        sums = (
          sums.w + w, sums.x + w * x, sums.y + w * net, sums.xx + w * x * x, sums.xy + w * x * net
        )
      }
      let determinant = sums.w * sums.xx - sums.x * sums.x
      guard determinant > 0 else { continue }
      let slope = (sums.w * sums.xy - sums.x * sums.y) / determinant
      let level = (sums.xx * sums.y - sums.x * sums.xy) / determinant
      guard level > 0 else { continue }
      // A continuum neither rises nor falls faster than twice the background; counting noise and structure widen.
      let counted = (sums.w / determinant).squareRoot() / level
      let (mean, prior) = (1.5, 1.5)
      let weight = 1 / (counted * counted + 0.25)
      let value = (weight * -slope / level + mean / (prior * prior)) / (weight + 1 / (prior * prior))
      metals[index].continuum = .init(
        exponent: min(max(value, -1), 2 * fit.exponent),
        uncertainty: (1 / (weight + 1 / (prior * prior))).squareRoot())
    }
  }
}
