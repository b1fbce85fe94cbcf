/// One ion's counts against sputter time, as the counting model sees them.
///
/// The expected counts of point i are `exposures[i]` × a smooth function of time; the variance of the counts is
/// `dispersion` × their mean (1 for pure counting).
package struct ProfileSignal: Sendable {
  /// Sputter times in s, rising.
  package var times: [Double]
  /// Counts, one a time.
  package var counts: [Double]
  /// What the rate is multiplied by at each point.
  package var exposures: [Double]
  /// The variance of the counts over their mean.
  package var dispersion: Double

  /// Creates a signal.
  package init(times: [Double], counts: [Double], exposures: [Double]? = nil, dispersion: Double = 1) {
    self.times = times
    self.counts = counts
    self.exposures = exposures ?? [Double](repeating: 1, count: counts.count)
    self.dispersion = dispersion
  }

  /// The number of points.
  package var count: Int { times.count }

  /// The signal in a range of points.
  func part(_ range: Range<Int>) -> ProfileSignal {
    ProfileSignal(
      times: Array(times[range]), counts: Array(counts[range]), exposures: Array(exposures[range]),
      dispersion: dispersion)
  }

  /// How many times the point-to-point scatter exceeds that of counting, from second differences.
  ///
  /// The median of the squared second differences over their expectation under counting, divided by the median of
  /// χ² with one degree of freedom (0.4549); robust against the few points where the profile bends.
  var scatterOverCounting: Double {
    var ratios: [Double] = []
    for i in counts.indices.dropFirst().dropLast() {
      let rates = [i - 1, i, i + 1].map { counts[$0] / exposures[$0] }
      let second = rates[0] - 2 * rates[1] + rates[2]
      let mean = (rates[0] + rates[1] + rates[2]) / 3
      let variance = mean * (1 / exposures[i - 1] + 4 / exposures[i] + 1 / exposures[i + 1])
      // Sparse counts have no normal differences; they carry no information on the scatter.
      if mean * exposures[i] >= 3, variance > 0 { ratios.append(second * second / variance) }
    }
    guard ratios.count >= 10 else { return 1 }
    ratios.sort()
    return ratios[ratios.count / 2] / 0.4549
  }

  /// The number of second differences that `scatterOverCounting` rests on.
  var scatterPoints: Int { counts.filter { $0 >= 3 }.count }
}
