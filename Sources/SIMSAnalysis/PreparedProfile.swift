import AnalysisFindings
import ChemicalSpecies
import InstrumentMeasurements
import NumericalMethods

/// A profile with everything that the findings share: the frames in use, the transient, the channels found.
struct PreparedProfile {
  /// The profile with points at times of their own.
  let profile: SputterDepthProfile
  let options: SIMSOptions
  var channels: IonChannels
  var warnings: [String] = []
  var diagnostics: [AnalysisResult.Diagnostic] = []
  /// The points that damaged frames leave, in order.
  let soundFrames: [Int]
  /// The sound points in which boundaries are sought: behind the surface transient, up to the window's end.
  private(set) var frames: [Int]
  /// The fall of the outer ion at the surface.
  private(set) var transient: SurfaceTransient
  /// Turns sputter times into depths.
  let depths: DepthScale
  /// The shots a point, where counts that were corrected for dead time tell them.
  let shots: Double?
  /// Counts a unit of stored intensity.
  let countsPerUnit: Double
  private let frameCounts: [Double]

  init(_ raw: SputterDepthProfile, _ options: SIMSOptions) {
    let merged = ProfileFrames(raw)
    let profile = merged.profile
    self.profile = profile
    self.options = options
    frameCounts = merged.frameCounts
    depths =
      profile.axis == .depth
      ? DepthScale(rate: .init(value: 1))
      : DepthScale(options, lastTime: profile.sputterTimes.last ?? 0)
    channels = IonChannels(profile)
    shots = profile.intensityKind == .deadTimeCorrectedCounts ? DeadTime.shots(in: profile.channels) : nil
    warnings = raw.readingNotes + merged.notes
    let times = profile.sputterTimes
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
    warnings += depths.warnings
    let damaged = DamagedFrames(profile, &channels, options, countsPerUnit: countsPerUnit)
    warnings += damaged.sentences
    soundFrames = times.indices.filter { damaged.frames[$0] == nil }
    let outer = channels.channel(options.outerIon)
    transient = Self.transient(
      outer, soundFrames.map { times[$0] }, soundFrames, frameCounts, countsPerUnit, depths, options)
    let end = options.windowEnd ?? .infinity
    let front = options.transientMask == .found ? Self.pointsInFront : 0
    frames = soundFrames.dropFirst(max(transient.firstPoint - front, 0)).filter { times[$0] <= end }
  }

  /// The points in front of the valley that the fits still see.
  ///
  /// A fit that begins in the valley has nothing to hold its slope there, and smoothing moves a near maximum to the side on
  /// which it falls slowly.
  private static let pointsInFront = 2

  /// Takes what lies in front of a point of the outer ion's signal for the transient.
  mutating func begin(behind valley: Int, of signal: ProfileSignal) {
    // What was found before is known from the whole fall.
    guard transient.firstPoint == 0 || valley > Self.pointsInFront else { return }
    transient = SurfaceTransient(signal, valley: valley)
    frames.removeFirst(min(max(valley - Self.pointsInFront, 0), frames.count))
  }

  private static func transient(
    _ outer: SputterDepthProfile.Channel?, _ times: [Double], _ frames: [Int], _ frameCounts: [Double],
    _ countsPerUnit: Double, _ depths: DepthScale, _ options: SIMSOptions
  ) -> SurfaceTransient {
    switch options.transientMask {
    case .found:
      guard let outer, outer.intensities.count == frameCounts.count else {
        return SurfaceTransient(firstPoint: 0, times: times)
      }
      var signal = ProfileSignal(
        times: times,
        counts: frames.map { max(outer.intensities[$0], 0) * countsPerUnit * frameCounts[$0] },
        exposures: frames.map { frameCounts[$0] })
      signal.dispersion = max(signal.scatterOverCounting, 1)
      return SurfaceTransient(signal)
    case .depth(let depth):
      return SurfaceTransient(
        firstPoint: times.firstIndex { depths.depth(at: $0) >= depth } ?? times.count, times: times)
    case .time(let time):
      return SurfaceTransient(firstPoint: times.firstIndex { $0 >= time } ?? times.count, times: times)
    case .points(let count):
      return SurfaceTransient(firstPoint: min(max(count, 0), times.count), times: times)
    }
  }

  /// The signal of a channel in the window, its noise judged by its scatter.
  mutating func signal(_ channel: SputterDepthProfile.Channel) -> ProfileSignal {
    if frames.contains(where: { channel.intensities[$0] < 0 }) {
      warnings.append("\(channel.name) has negative intensities, which are taken as 0")
    }
    let reference = channels.reference(options.pointwiseReference)
    let mean = reference.map { values in
      frames.reduce(0) { $0 + max(values[$1], 0) } / Double(max(frames.count, 1))
    }
    var signal = ProfileSignal(
      times: frames.map { profile.sputterTimes[$0] },
      counts: frames.map { max(channel.intensities[$0], 0) * countsPerUnit * frameCounts[$0] },
      exposures: frames.map { frame in
        guard let reference, let mean, mean > 0 else { return frameCounts[frame] }
        return frameCounts[frame] * max(reference[frame] / mean, 1e-6)
      })
    if let shots {
      // Corrected counts scatter more than their number; where they are many matters most.
      let sum = signal.counts.reduce(0, +)
      let weighted = frames.indices.reduce(0) { sum, index in
        let corrected = signal.counts[index] / max(frameCounts[frames[index]], 1)
        return sum + signal.counts[index] * DeadTime.dispersion(ofCorrected: corrected, shots: shots)
      }
      if sum > 0 { signal.dispersion = weighted / sum }
    }
    let scatter = signal.scatterOverCounting
    let counted = [.counts, .deadTimeCorrectedCounts].contains(profile.intensityKind)
    // Three standard uncertainties of the median of so many overlapping second differences.
    let significant = 1 + 10 / Double(max(signal.scatterPoints, 1)).squareRoot()
    if counted ? scatter > significant * signal.dispersion : abs(scatter - 1) > significant - 1 {
      signal.dispersion = scatter
    }
    if signal.dispersion == scatter, scatter > 1, counted {
      warnings.append(
        "\(channel.name) scatters \(rounded(scatter.squareRoot())) times as much as counting alone does; "
          + "its intervals are widened accordingly")
    }
    diagnostics.append(
      .init(name: "\(channel.name): variance over counting variance", value: "\(rounded(scatter))"))
    return signal
  }
}
