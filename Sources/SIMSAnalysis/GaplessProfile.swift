import AnalysisFindings
import ChemicalSpecies
import InstrumentMeasurements

/// A profile without the points at which an ion of the analysis has no number, and without ions that hardly have one.
///
/// Exports hold `nan` and `inf` where a program divided by nothing or lost a cell. Such a point is none: it takes part in
/// no mean, and the times of the others stay what they are.
struct GaplessProfile {
  /// What remains.
  private(set) var profile: SputterDepthProfile
  /// What was left out, and where.
  private(set) var warnings: [String] = []

  /// Leaves out what has no numbers.
  ///
  /// - Throws: an `InputProblem` where too few points remain for an analysis.
  init(_ profile: SputterDepthProfile, _ options: SIMSOptions) throws(InputProblem) {
    self.profile = profile
    var isKept = [Bool](repeating: true, count: profile.sputterTimes.count)
    var broken: [Int] = []
    for channel in Self.used(profile, options) {
      let gaps = channel.intensities.indices.filter { !channel.intensities[$0].isFinite }
      guard let first = gaps.first else { continue }
      let isBroken = 2 * gaps.count > isKept.count
      warnings.append(
        "\(channel.name) has no number in \(gaps.count) of \(isKept.count) points, the first at "
          + "\(profile.sputterTimes[first]) s (point \(first + 1)): "
          + (isBroken ? "the channel was left out" : "these points were left out of the analysis"))
      if isBroken { broken.append(channel.index) } else { for gap in gaps { isKept[gap] = false } }
    }
    guard !warnings.isEmpty else { return }
    self.profile.channels.removeAll { broken.contains($0.index) }
    keep(isKept)
    guard self.profile.sputterTimes.count >= ProfileChecks.fewestPoints else {
      throw InputProblem(
        .malformed, file: profile.source.path,
        expected: "numbers in every channel at \(ProfileChecks.fewestPoints) points or more",
        found: warnings.joined(separator: "; "), remedy: "Mend these cells, or export the profile again.")
    }
  }

  /// The channels that the analysis reads, each once.
  private static func used(
    _ profile: SputterDepthProfile, _ options: SIMSOptions
  ) -> [SputterDepthProfile.Channel] {
    var channels = IonChannels(profile)
    let ions =
      [options.outerIon, options.bulkIon] + options.nearSurfaceIons + options.organicIons
      + options.inorganicIons
    let found = ions.map { channels.channel($0) } + [channels.total]
    return found.reduce(into: []) { used, channel in
      if let channel, !used.contains(where: { $0.index == channel.index }) { used.append(channel) }
    }
  }

  private mutating func keep(_ isKept: [Bool]) {
    func kept(_ values: [Double]) -> [Double] {
      zip(values, isKept).filter { $0.1 }.map { $0.0 }
    }
    profile.sputterTimes = kept(profile.sputterTimes)
    profile.doses = kept(profile.doses)
    profile.fluences = kept(profile.fluences)
    for index in profile.channels.indices {
      profile.channels[index].intensities = kept(profile.channels[index].intensities)
    }
  }
}
