import AnalysisFindings
import ChemicalSpecies
import InstrumentMeasurements
import NumericalMethods

/// A profile with everything that the findings share: the mask, the window, the channels found.
struct PreparedProfile {
  let profile: SputterDepthProfile
  let options: SIMSOptions
  var channels: IonChannels
  var warnings: [String] = []
  var diagnostics: [AnalysisResult.Diagnostic] = []
  /// The points in which maxima are sought: after the surface transient, up to the window's end.
  let window: Range<Int>
  /// Counts a unit of stored intensity.
  let countsPerUnit: Double

  init(_ profile: SputterDepthProfile, _ options: SIMSOptions) {
    self.profile = profile
    self.options = options
    channels = IonChannels(profile)
    let times = profile.sputterTimes
    var start: Int
    switch (options.transientMask, options.sputterRate) {
    case (.depth(let depth), .some(let rate)):
      start = times.firstIndex { $0 * rate.value >= depth } ?? times.count
    case (.depth, .none):
      start = options.transientPointsWithoutRate
      warnings.append(
        "no sputter rate is known: the surface transient is taken as the first "
          + "\(options.transientPointsWithoutRate) points")
    case (.time(let time), _): start = times.firstIndex { $0 >= time } ?? times.count
    case (.points(let count), _): start = count
    }
    start = min(max(start, 0), times.count)
    let end = options.windowEnd.flatMap { limit in times.firstIndex { $0 > limit } } ?? times.count
    window = start..<max(start, end)
    switch profile.intensityKind {
    case .deadTimeCorrectedCounts, .counts: countsPerUnit = 1
    case .countsPerSecond:
      let steps = zip(times.dropFirst(), times).map { $0 - $1 }.sorted()
      countsPerUnit = steps.isEmpty ? 1 : steps[steps.count / 2]
      warnings.append(
        "intensities are counts per second: a point is taken to have counted for its step in sputter time, "
          + "\(countsPerUnit) s, where its scatter does not say otherwise")
    case .arbitrary:
      countsPerUnit = 1
      warnings.append("intensities have no known unit: their noise is taken from their scatter")
    }
    if let smoothing = profile.smoothing {
      warnings.append(
        "the profile was smoothed before export (\(smoothing)): its noise is hidden and intervals are too narrow"
      )
    }
    if let rate = options.sputterRate, rate.standardUncertainty == 0 {
      warnings.append("the sputter rate was given without uncertainty and is taken as exact")
    }
  }

  /// The signal of a channel in the window, its noise judged by its scatter.
  mutating func signal(_ channel: SputterDepthProfile.Channel) -> ProfileSignal {
    let counts = window.map { max(channel.intensities[$0], 0) * countsPerUnit }
    if window.contains(where: { channel.intensities[$0] < 0 }) {
      warnings.append("\(channel.name) has negative intensities, which are taken as 0")
    }
    var exposures = [Double](repeating: 1, count: window.count)
    if options.normalisation == .totalIonThenMaximum, let total = channels.total {
      let totals = window.map { max(total.intensities[$0], 0) }
      let mean = totals.reduce(0, +) / Double(max(totals.count, 1))
      if mean > 0 { exposures = totals.map { max($0 / mean, 1e-6) } }
    }
    var signal = ProfileSignal(
      times: window.map { profile.sputterTimes[$0] }, counts: counts, exposures: exposures)
    let scatter = signal.scatterOverCounting
    let counted = [.counts, .deadTimeCorrectedCounts].contains(profile.intensityKind)
    // Three standard uncertainties of the median of so many overlapping second differences.
    let significant = 1 + 10 / Double(max(signal.scatterPoints, 1)).squareRoot()
    if counted ? scatter > significant : abs(scatter - 1) > significant - 1 { signal.dispersion = scatter }
    if signal.dispersion > 1, counted {
      warnings.append(
        "\(channel.name) scatters \(rounded(scatter.squareRoot())) times as much as counting alone does; "
          + "its intervals are widened accordingly")
    }
    diagnostics.append(
      .init(name: "\(channel.name): variance over counting variance", value: "\(rounded(scatter))"))
    return signal
  }

  /// A number with two decimals, for sentences.
  func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
