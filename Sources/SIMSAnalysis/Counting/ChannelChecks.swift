import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements

/// What the channels of a profile tell about one another: isotopes, neighbours of nearly the same mass, full detectors.
struct ChannelChecks {
  private(set) var diagnostics: [AnalysisResult.Diagnostic] = []
  private(set) var warnings: [String] = []

  /// Judges the channels of some ions.
  ///
  /// - Parameters:
  ///   - profile: The profile.
  ///   - ions: The ions that the analysis reads.
  ///   - frames: The points that are sound and behind the transient.
  ///   - shots: The shots a point, where corrected counts tell them.
  init(_ profile: SputterDepthProfile, ions: [SpeciesName], frames: [Int], shots: Double?) {
    var channels = IonChannels(profile)
    var seen: [Int] = []
    for ion in ions {
      guard let channel = channels.channel(ion), !seen.contains(channel.index) else { continue }
      seen.append(channel.index)
      if let shots { checkSaturation(channel, profile, shots) }
      checkIsotopes(ion, channel, profile, frames)
      listNeighbours(ion)
    }
  }

  private mutating func checkSaturation(
    _ channel: SputterDepthProfile.Channel, _ profile: SputterDepthProfile, _ shots: Double
  ) {
    let full = DeadTime.saturatedPoints(channel.intensities, shots: shots)
    guard let first = full.first else { return }
    warnings.append(
      "\(channel.name) is saturated at \(full.count) points, the first at \(profile.sputterTimes[first]) s: an ion was "
        + "registered in more than \(Int(100 * DeadTime.saturatedShare)) % of the \(Int(shots)) shots; take a rarer isotope "
        + "or a smaller beam current")
  }

  /// Departures from nature by less than this share are mass-dependent yields.
  private static let leastDeparture = 0.05

  private mutating func checkIsotopes(
    _ ion: SpeciesName, _ channel: SputterDepthProfile.Channel, _ profile: SputterDepthProfile,
    _ frames: [Int]
  ) {
    guard let formula = ion.formula, let abundance = formula.isotopologueAbundance else { return }
    let main = formula.withMainIsotopes.composition
    for other in profile.channels where other.index != channel.index {
      guard let second = SpeciesName(other.name).formula,
        second.compositionWithoutIsotopes == formula.compositionWithoutIsotopes,
        second.withMainIsotopes.composition != main, let share = second.isotopologueAbundance
      else { continue }
      let sum = { (values: [Double]) in frames.reduce(0) { $0 + max(values[$1], 0) } }
      let (own, theirs) = (sum(channel.intensities), sum(other.intensities))
      guard own > 0, theirs > 0 else { continue }
      let ratio = theirs / own
      let expected = share / abundance
      let uncertainty = ratio * (1 / own + 1 / theirs).squareRoot()
      diagnostics.append(
        .init(
          name: "\(other.name) over \(channel.name)",
          value: "\(fourDigits(ratio)) ± \(fourDigits(uncertainty)), in nature \(fourDigits(expected))"))
      if abs(ratio - expected) > max(3 * uncertainty, Self.leastDeparture * expected) {
        warnings.append(
          "\(other.name) over \(channel.name) is \(fourDigits(ratio)) where nature has \(fourDigits(expected)): one of "
            + "them holds another ion, or is saturated")
      }
    }
  }

  /// No time-of-flight instrument resolves more than this.
  private static let largestResolvingPower = 12_000.0

  private mutating func listNeighbours(_ ion: SpeciesName) {
    let near = MassInterference.table(of: ion)
    guard !near.isEmpty else { return }
    let words = near.map { neighbour in
      let hopeless = neighbour.resolvingPower > Self.largestResolvingPower
      return "\(neighbour.other) \(Int(neighbour.resolvingPower.rounded()))"
        + (hopeless ? " (not by time of flight)" : "")
    }
    diagnostics.append(
      .init(name: "resolving power m/Δm that tells \(ion) from", value: words.joined(separator: ", ")))
  }
}
