import Foundation

/// The zero-loss peak of a low-loss spectrum.
public struct ZeroLoss: Sendable, Hashable {
  /// The energy of the highest channel in eV.
  public var highestChannel: Double
  /// The vertex of the parabola through the highest channel and its neighbours, in eV.
  public var vertex: Double
  /// The centre of mass within one full width of the highest channel, in eV.
  public var centreOfMass: Double
  /// The full width at half the highest channel, by linear interpolation, in eV.
  public var fullWidth: Double

  /// Measures the highest peak of a spectrum.
  ///
  /// - Parameters:
  ///   - counts: Counts a channel.
  ///   - energies: The energies of the channels in eV, rising evenly.
  /// - Returns: `nil` where the highest channel is an outermost one, or its flanks never fall to half of it.
  public init?(_ counts: [Double], energies: [Double]) {
    guard counts.count == energies.count, let top = counts.indices.max(by: { counts[$0] < counts[$1] }),
      top > 0, top + 1 < counts.count, counts[top] > 0
    else { return nil }
    let half = 0.5 * counts[top]
    guard let before = (0..<top).last(where: { counts[$0] <= half }),
      let behind = (top + 1..<counts.count).first(where: { counts[$0] <= half })
    else { return nil }
    let crossing = { (a: Int, b: Int) -> Double in
      let part = counts[b] == counts[a] ? 0 : (half - counts[a]) / (counts[b] - counts[a])
      return energies[a] + part * (energies[b] - energies[a])
    }
    highestChannel = energies[top]
    fullWidth = crossing(behind - 1, behind) - crossing(before, before + 1)
    let step = 0.5 * (energies[top + 1] - energies[top - 1])
    let curvature = counts[top - 1] - 2 * counts[top] + counts[top + 1]
    vertex =
      energies[top] + (curvature < 0 ? 0.5 * step * (counts[top - 1] - counts[top + 1]) / curvature : 0)
    let near = EvenWindow(energies, (energies[top] - fullWidth)...(energies[top] + fullWidth)).channels
    let total = near.reduce(0) { $0 + counts[$1] }
    centreOfMass = total > 0 ? near.reduce(0) { $0 + counts[$1] * energies[$1] } / total : highestChannel
  }
}

/// The thickness of a specimen in mean free paths of inelastic scattering.
public enum InelasticThickness {
  /// The relative thickness t/λ = ln(I/I₀), I₀ the channels up to a limit.
  ///
  /// After Egerton, Electron Energy-Loss Spectroscopy, 3rd ed. (Springer, 2011), equation 5.1.
  ///
  /// - Parameters:
  ///   - counts: The low-loss spectrum from before the zero loss on, dark counts removed.
  ///   - energies: The energies of the channels in eV, rising.
  ///   - limit: The energy in eV from which on channels no longer belong to the zero loss; 5 eV is usual.
  /// - Returns: `nil` where there are no counts on either side.
  public static func logRatio(_ counts: [Double], energies: [Double], limit: Double) -> Double? {
    let total = counts.reduce(0, +)
    let zero = counts.prefix(elasticChannels(energies, limit: limit)).reduce(0, +)
    guard zero > 0, total >= zero else { return nil }
    return log(total / zero)
  }

  /// How many channels from the first on belong to the zero loss.
  ///
  /// Instruments store the step in single precision: a channel that comes within a hundredth of a step of the limit lies at
  /// it, not below.
  public static func elasticChannels(_ energies: [Double], limit: Double) -> Int {
    guard let first = energies.first, let last = energies.last, energies.count > 1 else { return 0 }
    let step = (last - first) / Double(energies.count - 1)
    return energies.firstIndex { $0 >= limit - 0.01 * step } ?? energies.count
  }
}
