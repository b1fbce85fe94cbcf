import NumericalMethods

/// Where the edges are looked at: everything is placed relative to maxima found in the summed spectrum, so that an
/// energy axis that is off by several eV does not matter.
struct EdgeWindows {
  var oxygen: Oxygen?
  var metal: Metal?

  /// The O K edge, relative to its main maximum M.
  struct Oxygen {
    /// M in eV.
    var main: Double
    /// M − 48 … M − 17 eV.
    var background: ClosedRange<Double> { (main - 48)...(main - 17) }
    /// M − 14.5 … M − 6 eV: pre-edges of layered oxides, spinels and rock salt.
    var preEdge: ClosedRange<Double> { (main - 14.5)...(main - 6) }
    /// M − 4.5 … M + 5.5 eV.
    var mainSearch: ClosedRange<Double> { (main - 4.5)...(main + 5.5) }
    /// M + 8 … M + 28 eV: what the pre-edge is divided by.
    var continuum: ClosedRange<Double> { (main + 8)...(main + 28) }
    /// The maximum of the layered oxide's pre-edge in the bulk, and 2 eV to each side.
    var layered: Double?
    var layeredWindow: ClosedRange<Double>? { layered.map { ($0 - 2)...($0 + 2) } }
  }

  /// The L2,3 edge of the metal, relative to its L3 maximum in the bulk.
  struct Metal {
    var third: Double
    var second: Double
    var background: ClosedRange<Double> { (third - 40)...(third - 8) }
    var thirdSearch: ClosedRange<Double> { (third - 4)...(third + 4) }
    var secondSearch: ClosedRange<Double> { (second - 4)...(second + 4) }
    var post: ClosedRange<Double> { (second + 9)...(second + 24) }
    /// Each line is counted this far from its maximum, in eV.
    static let halfWidth = 5.0
  }

  /// Finds the edges in a sum of spectra; an edge the axis does not cover, or without a maximum, is absent.
  init(_ counts: [Double], energies: [Double], options: EELSOptions) {
    guard let first = energies.first, let last = energies.last else { return }
    let step = (last - first) / Double(max(energies.count - 1, 1))
    let smoothing = SavitzkyGolaySmoothing(halfWidth: max(2, Int((1.5 / step).rounded())), order: 2)
    if first <= 500, last >= 560 {
      let early = max(first, 470)...518
      if let fit = PowerLawBackground.fit(
        counts, energies: energies, window: early, method: options.background),
        let main = SpectrumMaximum.vertex(
          Self.without(fit, counts, energies), energies: energies, window: 530...552, smoothing: smoothing),
        main.isInterior, main.height > 0
      {
        oxygen = Oxygen(main: main.energy)
      }
    }
    let metal = options.surfaceElement
    if first <= metal.thirdLine - 38, last >= metal.thirdLine + metal.splitting + 16 {
      let early = max(first, metal.thirdLine - 38)...(metal.thirdLine - 12)
      if let fit = PowerLawBackground.fit(
        counts, energies: energies, window: early, method: options.background)
      {
        let net = Self.without(fit, counts, energies)
        let third = SpectrumMaximum.vertex(
          net, energies: energies, window: (metal.thirdLine - 9)...(metal.thirdLine + 9), smoothing: smoothing
        )
        if let third, third.isInterior, third.height > 0,
          let second = SpectrumMaximum.vertex(
            net, energies: energies,
            window: (third.energy + metal.splitting - 5)...(third.energy + metal.splitting + 5),
            smoothing: smoothing), second.isInterior, second.energy + 20 <= last
        {
          self.metal = Metal(third: third.energy, second: second.energy)
        }
      }
    }
  }

  /// Counts less their background.
  static func without(_ fit: PowerLawBackground, _ counts: [Double], _ energies: [Double]) -> [Double] {
    zip(counts, energies).map { $0 - ($1 > 0 ? fit($1) : 0) }
  }
}
