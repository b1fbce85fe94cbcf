import AnalysisFindings
import ChemicalSpecies
import InstrumentMeasurements

/// The frames that are left out, with what is wrong with each.
struct DamagedFrames {
  /// What is wrong, by the index of the frame.
  private(set) var frames: [Int: String] = [:]
  /// What the reader of the report should know.
  private(set) var sentences: [String] = []

  init(
    _ profile: SputterDepthProfile, _ channels: inout IonChannels, _ options: SIMSOptions,
    countsPerUnit: Double
  ) {
    let counted = profile.channels.filter { $0.massToCharge != nil || channels.isTotal($0) }
    for frame in profile.sputterTimes.indices
    where !counted.isEmpty && counted.allSatisfy({ $0.intensities[frame] == 0 }) {
      frames[frame] = "no counts at all"
    }
    var judged: [SputterDepthProfile.Channel] = []
    for ion in [options.outerIon, options.bulkIon] {
      if let channel = channels.channel(ion), !judged.contains(channel) { judged.append(channel) }
    }
    for ion in options.nearSurfaceIons {
      if let channel = channels.channel(ion), !judged.contains(channel) { judged.append(channel) }
    }
    for channel in judged {
      guard options.leavesOutDepartingFrames else { continue }
      let left = channel.intensities.indices.filter { frames[$0] == nil }
      let counts = left.map { channel.intensities[$0] * countsPerUnit }
      for place in FrameScreening.departing(counts) {
        note(left[place], "\(channel.name) departs from its neighbours")
      }
    }
    let listed = frames.keys.sorted()
    for frame in listed.prefix(20) {
      sentences.append(
        "point \(frame + 1) (\(profile.sputterTimes[frame]) s) was left out: \(frames[frame] ?? "")")
    }
    if listed.count > 20 {
      let rest = listed.dropFirst(20).map { "\($0 + 1)" }.joined(separator: ", ")
      sentences.append("so were the points \(rest)")
    }
  }

  private mutating func note(_ frame: Int, _ what: String) {
    if let known = frames[frame] {
      if !known.contains(what) { frames[frame] = known + ", " + what }
    } else {
      frames[frame] = what
    }
  }
}
