import PeakFitting

/// The patterns of all regions of some levels, matched at rigid shifts.
struct LevelPatterns {
  private let matches: [[PatternMatch]]
  private let flat: Double

  /// The decrease of the weighted sum of squares by which a pattern stands out of a background without lines.
  private static let standingDecrease = 40.0

  /// Prepares the patterns of levels for a range of shifts.
  init(
    _ data: ProfileData, _ regions: [DesignedRegion], _ levels: [Int], _ range: ClosedRange<Double>
  ) {
    let blocks = data.blocks(of: levels, regions, shifts: levels.map { _ in range })
    matches = levels.indices.map { level in
      blocks.filter { $0.level == level }.map { PatternMatch($0, regions[$0.design].design) }
    }
    flat = matches.joined().reduce(0) { $0 + $1.costWithoutLines }
  }

  /// Whether a cost is that of lines and not of a background alone.
  func stands(_ cost: Double) -> Bool { flat - cost > Self.standingDecrease }

  /// The shifts at which the pattern fits better than nearby, the best first.
  ///
  /// Levels may differ by a little: each counts with its best shift within two steps.
  func minima(on grid: [Double], separation: Double) -> [(shift: Double, cost: Double)] {
    guard matches.contains(where: { !$0.isEmpty }) else { return [] }
    var sums = [Double](repeating: 0, count: grid.count)
    for level in matches {
      let costs = grid.map { shift in level.reduce(0) { $0 + $1.match(shift: shift).cost } }
      for i in grid.indices {
        let near = max(0, i - 2)...min(grid.count - 1, i + 2)
        // Half of the own cost keeps the minimum narrow.
        sums[i] += 0.5 * costs[i] + 0.5 * (costs[near].min() ?? costs[i])
      }
    }
    let ranked = grid.indices.sorted { sums[$0] < sums[$1] }
    var found: [(shift: Double, cost: Double)] = []
    for i in ranked {
      let isMinimum =
        (i == 0 || sums[i - 1] >= sums[i]) && (i == grid.count - 1 || sums[i + 1] >= sums[i])
      if isMinimum, found.allSatisfy({ abs($0.shift - grid[i]) > separation }) {
        found.append((grid[i], sums[i]))
      }
    }
    return found
  }
}
