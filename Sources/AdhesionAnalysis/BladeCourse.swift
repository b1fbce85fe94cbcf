/// The course of a blade: where it goes down, and where it runs at one depth.
///
/// The local slope of the depth is that of a straight line through a window of points, as long as the noise of the depth
/// needs. A plateau is a stretch in which it stays below a quarter of the usual slope of the descents; a tilt of the
/// surface against the machine is far below that.
struct BladeCourse {
  /// The stretches at one depth, after the contact, in order.
  private(set) var plateaus: [Range<Int>] = []
  /// The stretches in which the blade goes down, after the contact.
  private(set) var descents: [Range<Int>] = []
  /// The relative standard deviation of the slope within the descents; 0 where the vertical velocity is set.
  private(set) var slopeScatter = Double.nan

  private static let flat = 0.25
  /// A plateau is at least a twentieth of the way, and thirty points, or it is a hesitation.
  private static let shortestShare = 0.05
  private static let fewest = 30

  /// Divides a course; depths grow downwards.
  init(positions: [Double], depths: [Double], contact: Int) {
    let count = depths.count
    guard count >= Self.fewest, let first = positions.first, let last = positions.last, last > first,
      let low = depths.min(), let high = depths.max(), high > low
    else { return }
    let overall = (high - low) / (last - first)
    let window = Self.window(
      noise: depths.whiteNoise ?? 0, slope: overall, spacing: (last - first) / Double(count - 1), count: count
    )
    let slopes = Self.slopes(positions, depths, window: window)
    let steep = slopes.filter { $0 >= overall }
    guard let usual = steep.median else { return }
    let isFlat = slopes.map { abs($0) < Self.flat * usual }
    let shortest = max(Int((Double(count) * Self.shortestShare).rounded(.up)), Self.fewest, window)
    plateaus = Self.runs(isFlat, from: contact).filter { $0.count >= shortest }
    var start = contact
    for plateau in plateaus + [count..<count] {
      if plateau.lowerBound - start >= window { descents.append(start..<plateau.lowerBound) }
      start = plateau.upperBound
    }
    descents = descents.filter { depths[$0.upperBound - 1] > depths[$0.lowerBound] }
    let inside = descents.flatMap { descent in
      slopes[descent].dropFirst(window).dropLast(window)
    }
    if inside.count > 2 {
      let mean = Array(inside).mean
      slopeScatter = (inside.map { $0 - mean }.squares / Double(inside.count - 1)).squareRoot() / mean
    }
  }

  /// The number of points over which a slope is known to a tenth of the overall one, odd.
  private static func window(noise: Double, slope: Double, spacing: Double, count: Int) -> Int {
    let ratio = noise / (0.1 * slope * spacing)
    // The variance of a slope through n points is 12 σ² / (n³ Δ²).
    var needed = 7
    while Double(needed) * Double(needed) * Double(needed) < 12 * ratio * ratio, needed < count / 20 {
      needed += 2
    }
    return needed
  }

  private static func slopes(_ positions: [Double], _ depths: [Double], window: Int) -> [Double] {
    let half = window / 2
    return depths.indices.map { index in
      let range = max(index - half, 0)..<min(index + half + 1, depths.count)
      let (x, y) = (Array(positions[range]).mean, Array(depths[range]).mean)
      var cross = 0.0
      var spread = 0.0
      for point in range {
        cross += (positions[point] - x) * (depths[point] - y)
        spread += (positions[point] - x) * (positions[point] - x)
      }
      return spread > 0 ? cross / spread : 0
    }
  }

  private static func runs(_ flags: [Bool], from start: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var begin: Int?
    for index in max(start, 0)...flags.count {
      if index < flags.count, flags[index] {
        begin = begin ?? index
      } else if let first = begin {
        runs.append(first..<index)
        begin = nil
      }
    }
    return runs
  }
}
