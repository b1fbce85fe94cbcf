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
    guard let fit = EdgeBackground.fit(counts, energies: energies, window: parts.0) else { return 0 }
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
}
