import AnalysisFindings
import InstrumentMeasurements

/// What must hold before a profile can be analysed.
enum ProfileChecks {
  /// The fewest points of a profile whose maximum and crossing can be told from its noise.
  static let fewestPoints = 12

  static func check(_ profile: SputterDepthProfile, _ options: SIMSOptions) throws(InputProblem) {
    let times = profile.sputterTimes
    let file = profile.source.path
    guard times.count >= fewestPoints else {
      throw InputProblem(
        .unsupported, file: file, expected: "a depth profile of at least \(fewestPoints) points",
        found: "\(times.count) points", remedy: "Export the whole profile, not an excerpt.")
    }
    for i in times.indices.dropFirst() where !(times[i] > times[i - 1]) {
      throw InputProblem(
        .malformed, file: file, place: .part("point \(i + 1)"), expected: "rising sputter times",
        found: "\(times[i]) s after \(times[i - 1]) s", remedy: "Export the profile again, in order of time.")
    }
    for channel in profile.channels {
      guard channel.intensities.count == times.count else {
        throw InputProblem(
          .malformed, file: file, place: .part("channel \(channel.name)"),
          expected: "\(times.count) intensities", found: "\(channel.intensities.count)",
          remedy: "Export the profile again.")
      }
    }
    if let rate = options.sputterRate {
      let sound = rate.value > 0 && rate.value.isFinite && rate.standardUncertainty >= 0
      guard sound, rate.standardUncertainty < rate.value else {
        throw InputProblem(
          .invalidValue, file: file, place: .part("option sputterRate"),
          expected: "a rate above 0 nm/s with a smaller standard uncertainty",
          found: "\(rate.value) ± \(rate.standardUncertainty) nm/s",
          remedy: "State the rate in nm per second.")
      }
    }
    guard options.draws >= 100, options.draws <= 1_000_000 else {
      throw InputProblem(
        .invalidValue, file: file, place: .part("option draws"), expected: "100 to 1,000,000 draws",
        found: "\(options.draws)", remedy: "Take 1000, the default.")
    }
  }
}
