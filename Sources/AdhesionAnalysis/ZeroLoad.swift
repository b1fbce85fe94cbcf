/// The force before a blade or a clamp has anything to pull at, and where the pull begins.
///
/// The force leaves its zero where eight points on end lie more than four standard deviations of the noise above the mean
/// so far. A constant with a straight rise from a corner on is then fitted to the points around, for a cut's force rises
/// with its depth from the first touch on; the corner is the contact.
struct ZeroLoad {
  /// The zero of the force, in N.
  var force: Double
  /// Its standard uncertainty in N.
  var standardUncertainty: Double
  /// The first point after the contact.
  var contact: Int
  /// The standard uncertainty of the contact, in points.
  var contactUncertainty: Double

  private static let run = 8
  private static let reach = 4.0
  private static let fewest = 10

  /// Finds the contact; `nil` where fewer than ten points come before it, or the force never rises.
  init?(_ forces: [Double]) {
    guard let noise = Array(forces.prefix(200)).whiteNoise,
      let rise = Self.rise(of: forces, noise: noise), rise >= Self.fewest
    else { return nil }
    // Far enough for the rise to stand out, but not so far that it bends.
    let beyond = Self.first(in: forces, from: rise) {
      $0 > forces[..<rise].reduce(0, +) / Double(rise) + 15 * noise
    }
    let end = min(max(beyond ?? rise, rise) + Self.run, 2 * rise, forces.count)
    guard let corner = Corner(Array(forces[..<end]), within: 5..<rise) else { return nil }
    // A coating is rough, and its force no straight line: half of the rise says where else the corner might be.
    let half = Corner(Array(forces[..<((rise + end) / 2)]), within: 5..<rise)
    let bend = Double(half.map { $0.index - corner.index } ?? 0)
    let uncertainty = (corner.uncertainty * corner.uncertainty + bend * bend).squareRoot()
    self.init(forces, contact: corner.index, uncertainty: uncertainty)
  }

  /// Takes the zero from the points before a contact that is known; `nil` where fewer than ten come before it.
  init?(_ forces: [Double], contact: Int, uncertainty: Double) {
    guard contact >= Self.fewest, contact <= forces.count,
      let mean = CorrelatedMean(mean: Array(forces[..<contact]))
    else { return nil }
    force = mean.value
    standardUncertainty = mean.standardUncertainty
    self.contact = contact
    contactUncertainty = uncertainty
  }

  private static func rise(of forces: [Double], noise: Double) -> Int? {
    var sum = 0.0
    var streak = 0
    for (index, force) in forces.enumerated() {
      // The points of the streak itself are not part of the mean.
      let before = index - streak
      if before >= 3, force > sum / Double(before) + reach * noise {
        streak += 1
        if streak == run { return index - run + 1 }
      } else {
        for earlier in (index - streak)...index { sum += forces[earlier] }
        streak = 0
      }
    }
    return nil
  }

  private static func first(in forces: [Double], from start: Int, where holds: (Double) -> Bool) -> Int? {
    var streak = 0
    for index in start..<forces.count {
      streak = holds(forces[index]) ? streak + 1 : 0
      if streak == run { return index - run + 1 }
    }
    return nil
  }
}

/// Where a constant turns into a straight rise, by least squares over every corner.
private struct Corner {
  let index: Int
  /// Half the width of the corners that are within one unit of chi-square of the best, in points; at least half a point.
  let uncertainty: Double

  init?(_ values: [Double], within range: Range<Int>) {
    let mean = values.mean
    let count = Double(values.count)
    let total = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    // Sums over the points from a corner on, of the distance x from it: built from the end backwards.
    var (number, heights, first, second, cross) = (0.0, 0.0, 0.0, 0.0, 0.0)
    var explained: [Int: Double] = [:]
    for index in values.indices.reversed() {
      // Moving the corner down by one point lengthens every distance by one.
      second += 2 * first + number
      first += number
      cross += heights
      number += 1
      heights += values[index] - mean
      let spread = second - first * first / count
      if range.contains(index), spread > 0, cross > 0 { explained[index] = cross * cross / spread }
    }
    guard
      let best = range.filter({ explained[$0] != nil }).max(by: {
        (explained[$0] ?? 0) < (explained[$1] ?? 0)
      }),
      let most = explained[best]
    else { return nil }
    index = best
    let variance = (total - most) / max(count - 3, 1)
    let good = explained.keys.filter { most - (explained[$0] ?? 0) <= variance }
    uncertainty = max(Double((good.max() ?? best) - (good.min() ?? best)) / 2, 0.5)
  }
}
