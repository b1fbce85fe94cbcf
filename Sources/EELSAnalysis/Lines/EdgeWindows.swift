import Foundation
import NumericalMethods

/// Where the edges are looked at: everything is placed relative to maxima found in the summed spectrum, so that an
/// energy axis that is off by several eV does not matter.
struct EdgeWindows {
  var oxygen: Oxygen?
  /// The metals whose edges the axis covers, that of the surface first.
  var metals: [Metal] = []
  /// The K edges of light elements that the axis covers.
  var light: [LightEdge] = []
  /// The metal that marks the surface.
  var metal: Metal? { metals.first { $0.isSurface } }

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
    /// The ΔE in eV below which a pre-edge is that of rock salt and above which that of a layered oxide.
    ///
    /// It lies between the 8–9 eV of NiO and rock salt and the 11–12.5 eV of layered oxides (Koyama et al., J. Phys. Chem. B
    /// 109, 10749, 2005).
    static let phaseLimit = 10.3
    /// The maximum of the layered oxide's pre-edge where some spectra have one, and 2 eV to each side.
    var layered: Double?
    /// Where no spectrum shows it, it is sought 12 eV below the main maximum.
    var layeredWindow: ClosedRange<Double> { ((layered ?? main - 12) - 2)...((layered ?? main - 12) + 2) }
  }

  /// The L2,3 edge of a metal, relative to its L3 maximum in the sum of all spectra.
  struct Metal {
    var symbol: String
    var isSurface: Bool
    var third: Double
    var second: Double
    /// By how much the maxima of the lines by themselves, without the rising continuum, differ from these in eV.
    var ownThird = 0.0
    var ownSecond = 0.0
    /// How the continuum behind L2 falls.
    var continuum = Continuum(exponent: 1.5, uncertainty: 1)
    var background: ClosedRange<Double> { (third - 40)...(third - 8) }
    var thirdSearch: ClosedRange<Double> { (third - 4)...(third + 4) }

    /// A continuum that falls as E^−exponent.
    struct Continuum {
      var exponent: Double
      var uncertainty: Double
    }
  }

  /// Finds the edges in a sum of spectra; an edge the axis does not cover, or without a maximum, is absent.
  init(_ counts: [Double], energies: [Double], options: EELSOptions) {
    guard let first = energies.first, let last = energies.last else { return }
    let step = (last - first) / Double(max(energies.count - 1, 1))
    let smoothing = SavitzkyGolaySmoothing(halfWidth: max(2, Int((1.5 / step).rounded())), order: 2)
    if first <= 510, last >= 560 {
      let early = max(first, 470)...518
      if let fit = EdgeBackground.fit(
        counts, energies: energies, window: early, method: options.background),
        let main = SpectrumMaximum.vertex(
          Self.without(fit, counts, energies), energies: energies, window: 530...552, smoothing: smoothing),
        main.isInterior, main.height > 0
      {
        oxygen = Oxygen(main: main.energy)
      }
    }
    light = LightEdge.covered(by: energies, oxygenMain: oxygen?.main)
    for (index, metal) in ([options.surfaceElement] + options.furtherElements).enumerated()
    where index == 0 || metal.symbol != options.surfaceElement.symbol {
      guard first <= metal.thirdLine - 38, last >= metal.thirdLine + metal.splitting + 16 else { continue }
      let early = max(first, metal.thirdLine - 38)...(metal.thirdLine - 12)
      guard
        let fit = EdgeBackground.fit(
          counts, energies: energies, window: early, method: options.background)
      else { continue }
      let net = Self.without(fit, counts, energies)
      let third = SpectrumMaximum.vertex(
        net, energies: energies, window: (metal.thirdLine - 9)...(metal.thirdLine + 9), smoothing: smoothing)
      guard let third, third.isInterior, third.height > 0,
        let second = SpectrumMaximum.vertex(
          net, energies: energies,
          window: (third.energy + metal.splitting - 5)...(third.energy + metal.splitting + 5),
          smoothing: smoothing), second.isInterior, second.height > 0, second.energy + 16 <= last,
        third.height > 5 * Self.deviation(counts, energies, at: third.energy, step: step)
      else { continue }
      metals.append(
        Metal(symbol: metal.symbol, isSurface: index == 0, third: third.energy, second: second.energy))
    }
  }

  /// The standard deviation of a smoothed channel, were its counts electrons.
  private static func deviation(
    _ counts: [Double], _ energies: [Double], at energy: Double, step: Double
  ) -> Double {
    let near = energies.indices.filter { abs(energies[$0] - energy) <= 1.5 }
    guard !near.isEmpty else { return .infinity }
    let level = near.reduce(0) { $0 + max(counts[$1], 0) } / Double(near.count)
    return (level / Double(near.count)).squareRoot()
  }

  /// The windows before edges, on which the noise is measured.
  var backgrounds: [ClosedRange<Double>] {
    [oxygen?.background, metal?.background].compactMap { $0 }
  }

  /// The windows in which spectra are compared with references: each edge with what lies before it.
  func fitted(energies: [Double]) -> [ClosedRange<Double>] {
    guard let last = energies.last else { return [] }
    var windows: [ClosedRange<Double>] = []
    if let oxygen { windows.append((oxygen.main - 30)...(oxygen.main + 30)) }
    for metal in metals where metal.second + 3 < last {
      windows.append((metal.third - 22)...(metal.second + 22))
    }
    return windows
  }

  /// Counts less their background.
  static func without(_ fit: EdgeBackground, _ counts: [Double], _ energies: [Double]) -> [Double] {
    zip(counts, energies).map { $0 - ($1 > 0 ? fit($1) : 0) }
  }
}
