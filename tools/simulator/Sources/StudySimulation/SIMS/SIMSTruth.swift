/// The rules of a CEI depth profile on the noise-free expectation.
extension SIMSCell {
  /// The end of the surface transient in nm, from which maxima and means are taken.
  static let transientEnd = 1.0
  /// The end of the near-surface window in nm.
  static let nearSurfaceEnd = 6.0

  /// The true values when data points lie at `depths`; `nil` where a rule has no answer in the profile.
  func truth(depths: [Double]) -> [TrueValue] {
    var values: [TrueValue] = []
    if let (outer, total) = boundaries(deepest: depths.last ?? 0) {
      values = [
        TrueValue(key: "sims.outer_thickness", value: outer, unit: "nm"),
        TrueValue(key: "sims.inner_thickness", value: total - outer, unit: "nm"),
        TrueValue(key: "sims.total_thickness", value: total, unit: "nm"),
        TrueValue(key: "sims.inner_share", value: 100 * (total - outer) / total, unit: "%"),
      ]
    }
    let near = depths.filter { $0 >= Self.transientEnd && $0 <= Self.nearSurfaceEnd }
    for channel in SecondaryIonChannel.allCases {
      guard let name = channel.keyName else { continue }
      let sum = near.reduce(0) { $0 + expectation(channel, at: $1) / totalExpectation(at: $1) }
      values.append(TrueValue(key: "sims.near_surface.\(name)", value: sum / Double(near.count), unit: "1"))
    }
    return values
  }

  /// The depth of the PO2− maximum, and the first depth below it where PO2−/max falls to Ni−/max.
  func boundaries(deepest: Double) -> (outer: Double, total: Double)? {
    let step = 0.1
    let grid = (0...Int((deepest - Self.transientEnd) / step)).map { Self.transientEnd + step * Double($0) }
    let phosphate = grid.map { expectation(.phosphate2, at: $0) }
    let nickel = grid.map { expectation(.nickel58, at: $0) }
    guard let highest = phosphate.max(), let nickelHighest = nickel.max(),
      let peak = phosphate.firstIndex(of: highest), peak > 0, peak < grid.count - 1
    else { return nil }
    // The vertex of the parabola through the three highest points.
    let before = phosphate[peak - 1]
    let after = phosphate[peak + 1]
    let outer = grid[peak] + step * 0.5 * (before - after) / (before - 2 * highest + after)
    var previous = 1.0
    for index in peak..<grid.count {
      let difference = phosphate[index] / highest - nickel[index] / nickelHighest
      if difference <= 0 {
        return (outer, grid[index] - step * difference / (difference - previous))
      }
      previous = difference
    }
    return nil
  }
}
