/// Mean and scatter of several runs at the depths that all of them reach: where one ends the mean would jump.
struct ReplicateBand {
  /// The depths, ascending.
  private(set) var depths: [Double] = []
  /// The mean over the runs.
  private(set) var means: [Double] = []
  /// The standard deviation with n − 1 over them; `nan` for a single run.
  private(set) var deviations: [Double] = []
  /// How many runs there are.
  let count: Int

  private static let steps = 240

  init(_ runs: [AdhesionProfileFigure.Run]) {
    let lines = runs.map(Self.sorted).filter { !$0.isEmpty }
    count = lines.count
    guard let low = lines.compactMap(\.first?.depth).max(), let high = lines.compactMap(\.last?.depth).min(),
      high > low
    else { return }
    for step in 0...Self.steps {
      let depth = low + (high - low) * Double(step) / Double(Self.steps)
      guard let statistics = CellStatistics(lines.compactMap { Self.value(of: $0, at: depth) }) else {
        continue
      }
      depths.append(depth)
      means.append(statistics.mean)
      deviations.append(statistics.deviation ?? .nan)
    }
  }

  /// The finite points of a run in order of depth.
  static func sorted(_ run: AdhesionProfileFigure.Run) -> [(depth: Double, value: Double)] {
    zip(run.depths, run.values).filter { $0.0.isFinite && $0.1.isFinite }
      .map { (depth: $0.0, value: $0.1) }.sorted { $0.depth < $1.depth }
  }

  /// The value of a run at a depth by a straight line between its points; `nil` beyond them.
  private static func value(of line: [(depth: Double, value: Double)], at depth: Double) -> Double? {
    guard let first = line.first, let last = line.last, depth >= first.depth, depth <= last.depth else {
      return nil
    }
    var low = 0
    var high = line.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if line[middle].depth <= depth { low = middle } else { high = middle }
    }
    let span = line[high].depth - line[low].depth
    guard span > 0 else { return line[high].value }
    let share = (depth - line[low].depth) / span
    return line[low].value + (line[high].value - line[low].value) * share
  }
}
