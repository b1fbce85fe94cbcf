import Foundation

/// Finds frames whose counts depart from those of their neighbours by many counting deviations.
///
/// Counts are compared as 2 √(n + 3/8), whose deviation is 1 whatever their size (Anscombe, Biometrika 35, 246, 1948), with the
/// cubic through two neighbours on either side. Where the cubic and the straight line through the nearest two differ, the
/// profile itself bends, and a departure must exceed that too.
package enum FrameScreening {
  /// A departure by fewer deviations is noise.
  static let leastDeviations = 6.0
  /// A smaller share of the expected counts is no damage that could move an answer.
  static let leastShare = 0.05
  /// Gaps in the counting are sought up to this share of the profile.
  static let longestGap = 0.1
  /// Neighbours with fewer counts cannot show a gap.
  static let leastCounts = 30.0

  /// The frames to be left out, by rising index.
  package static func departing(_ counts: [Double]) -> [Int] {
    let gaps = gaps(counts)
    var kept = counts.indices.filter { !gaps.contains($0) }
    let transformed = counts.map { 2 * (max($0, 0) + 0.375).squareRoot() }
    let deviation = deviation(kept.map { transformed[$0] })
    var found = gaps
    while found.count <= max(counts.count / 10, 1), kept.count >= 8 {
      var worst: (place: Int, size: Double)?
      for place in 2..<kept.count {
        let size = departure(place, kept, transformed, deviation)
        if size > worst?.size ?? leastDeviations { worst = (place, size) }
      }
      guard let worst else { return found.sorted() }
      found.insert(kept.remove(at: worst.place))
    }
    // So many departures are the profile's own scatter, which is measured elsewhere.
    return gaps.sorted()
  }

  /// By how many deviations a frame departs from what its neighbours make expect; the first two are never judged.
  private static func departure(
    _ place: Int, _ kept: [Int], _ values: [Double], _ deviation: Double
  ) -> Double {
    let value = values[kept[place]]
    let near = { (offset: Int) in values[kept[place + offset]] }
    var expected: Double
    var bend: Double
    var variance: Double
    if place + 2 < kept.count {
      let line = 0.5 * (near(-1) + near(1))
      expected = (4 * (near(-1) + near(1)) - near(-2) - near(2)) / 6
      bend = abs(expected - line)
      variance = 1 + 34.0 / 36
    } else if place + 1 < kept.count {
      expected = 0.5 * (near(-1) + near(1))
      bend = abs(near(-2) - near(-1)) / 2
      variance = 1.5
    } else {
      expected = 2 * near(-1) - near(-2)
      bend = abs(near(-1) - near(-2))
      variance = 6
    }
    let difference = abs(value - expected)
    // d(2 √n) = dn / √n = (dn / n) · √n: a share of the counts is half of that share of the transformed value.
    guard difference > 0.5 * leastShare * expected else { return 0 }
    expected = max(difference - 1.5 * bend, 0)
    return expected / (deviation * variance.squareRoot())
  }

  /// The deviation of the transformed counts from frame to frame; not under that of counting.
  private static func deviation(_ values: [Double]) -> Double {
    guard values.count >= 12 else { return 1 }
    var squares = (1..<(values.count - 1)).map { i in
      let second = values[i - 1] - 2 * values[i] + values[i + 1]
      return second * second / 6
    }
    squares.sort()
    return max(1, (squares[squares.count / 2] / 0.4549).squareRoot())
  }

  /// Runs of frames in which a signal is gone at a blow and comes back at a blow.
  private static func gaps(_ counts: [Double]) -> Set<Int> {
    var found: Set<Int> = []
    let longest = max(Int(longestGap * Double(counts.count)), 1)
    var i = 1
    while i < counts.count {
      let before = median(counts[max(0, i - 3)..<i])
      let limit = 0.01 * before
      guard before >= leastCounts, counts[i] <= limit else {
        i += 1
        continue
      }
      let end = counts[i...].firstIndex { $0 > limit } ?? counts.count
      let after = median(counts[end..<min(counts.count, end + 3)])
      if end - i <= longest, after >= leastCounts, after > before / 4, after < 4 * before {
        found.formUnion(i..<end)
      }
      i = end
    }
    return found
  }

  /// The middle one of some counts, 0 of none.
  private static func median(_ values: ArraySlice<Double>) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
