import InstrumentMeasurements

/// Brings the points of a profile to depths of their own.
///
/// Several frames at one sputter time are frames of one depth (analysed before sputtering began) and are averaged; times
/// that repeat all over were rounded in print and are spread evenly again.
struct ProfileFrames {
  /// The profile with strictly rising times; intensities are means over the frames of a point.
  var profile: SputterDepthProfile
  /// The number of frames of each point.
  var frameCounts: [Double]
  /// What was done, in sentences.
  var notes: [String] = []

  init(_ profile: SputterDepthProfile) {
    self.profile = profile
    let times = profile.sputterTimes
    frameCounts = [Double](repeating: 1, count: times.count)
    var runs: [Range<Int>] = []
    for i in times.indices {
      if let last = runs.last, times[last.lowerBound] == times[i] {
        runs[runs.count - 1] = last.lowerBound..<(i + 1)
      } else {
        runs.append(i..<(i + 1))
      }
    }
    let repeated = runs.filter { $0.count > 1 }
    guard !repeated.isEmpty else { return }
    if repeated.count > 1, let even = Self.evenTimes(times) {
      self.profile.sputterTimes = even
      notes.append(
        "sputter times repeat because they were rounded when printed: the points were spread evenly, "
          + "\(rounded((even[1] - even[0]))) s apart")
      return
    }
    self.profile.sputterTimes = runs.map { times[$0.lowerBound] }
    for channel in profile.channels.indices where profile.channels[channel].intensities.count == times.count {
      let values = profile.channels[channel].intensities
      self.profile.channels[channel].intensities = runs.map {
        values[$0].reduce(0, +) / Double($0.count)
      }
    }
    self.profile.doses = []
    self.profile.fluences = []
    frameCounts = runs.map { Double($0.count) }
    for run in repeated.prefix(5) {
      notes.append(
        "\(run.count) frames at sputter time \(times[run.lowerBound]) s are frames of one depth: they were summed"
      )
    }
    if repeated.count > 5 { notes.append("so were frames at \(repeated.count - 5) further times") }
  }

  /// Evenly spaced times that differ from the printed ones by no more than their rounding; `nil` where there are none.
  private static func evenTimes(_ times: [Double]) -> [Double]? {
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }
    guard let unit = steps.filter({ $0 > 0 }).min(), times.count > 2 else { return nil }
    let middle = Double(times.count - 1) / 2
    let mean = times.reduce(0, +) / Double(times.count)
    var (products, squares) = (0.0, 0.0)
    for (i, time) in times.enumerated() {
      products += (Double(i) - middle) * (time - mean)
      squares += (Double(i) - middle) * (Double(i) - middle)
    }
    let even = times.indices.map { mean + products / squares * (Double($0) - middle) }
    let isRounding = zip(even, times).allSatisfy { abs($0 - $1) <= unit }
    return isRounding && products > 0 ? even : nil
  }
}

/// A number with two decimals, for sentences.
func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
