import Foundation
public import Interphase

/// A depth profile of an NMC electrode with its interphase, made by formulas of its own, and its truth.
public struct SimulatedProfile: Sendable {
  /// The spectra, level by level.
  public var spectra: [PhotoelectronSpectrum] = []
  /// The true shift in eV.
  public var shift = 0.0
  /// The true values by level, under the keys of the findings.
  public var truth: [[String: Double]] = []

  /// How far a profile departs from what the analysis takes to be usual.
  public enum Departure: String, Sendable, CaseIterable {
    /// Positions, widths and shapes are drawn from the analysis' priors.
    case asUsual = "profile"
    /// Twice as far, with products of Gaussians and Lorentzians, a tail of the carbon line, and an Auger hump under Ni 2p.
    case wide = "profile.wide"
  }

  /// Draws a profile.
  public init(_ departure: Departure, levels: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed).split(departure.rawValue)
    let scale = departure == .wide ? 2.0 : 1
    let shift = 2 * generator.uniform()
    let share = max(0.05, 0.3 + 0.1 * scale * generator.normal())
    let kind = departure == .wide ? 2 : Int(generator.uniform() * 2)
    let slope = 0.1 * (generator.uniform() - 0.5)
    var regions = SimulatedRegion.all
    for index in regions.indices { regions[index].draw(scale, share, &generator) }
    for level in 0..<levels {
      let depth = Double(level) / Double(max(levels - 1, 1))
      var amounts: [Double] = []
      for region in regions {
        let amount = (region.surface * (1 - depth) + region.bulk * depth) * exp(0.1 * generator.normal())
        amounts.append(amount)
      }
      let total = amounts.reduce(0, +)
      var values: [String: Double] = ["xps.charge_shift": shift]
      for (region, amount) in zip(regions, amounts) {
        let shares = region.shares(at: depth, &generator)
        spectra.append(
          region.spectrum(
            area: 30_000 * region.factor * amount, shares, shift: shift, slope: slope, kind: kind,
            hump: departure == .wide, time: 20 * Double(level), &generator))
        values["xps.atomic_percent.\(region.element)"] = 100 * amount / total
        for (line, value) in zip(region.lines, shares) where !line.isSatellite {
          values["xps.share.\(region.element) \(region.level).\(line.name)"] = 100 * value
        }
        for (above, below) in [("CFx", "LiF"), ("Ni2+", "Ni3+")] {
          guard let a = region.lines.firstIndex(where: { $0.name == above }),
            let b = region.lines.firstIndex(where: { $0.name == below })
          else { continue }
          values["xps.ratio.\(above)/\(below)"] = shares[a] / shares[b]
        }
      }
      truth.append(values)
    }
    self.shift = shift
  }
}
