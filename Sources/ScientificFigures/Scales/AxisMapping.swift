/// The way from data to the page along one axis.
public struct AxisMapping: Sendable, Hashable {
  /// The scale.
  public let scale: AxisScale
  /// The values shown.
  public let limits: AxisLimits
  /// Where the axis begins on the page, in points: left for x, bottom for y.
  public let start: Double
  /// Where it ends, in points.
  public let end: Double
  /// Whether values fall from start to end, as binding energies do.
  public let isReversed: Bool
  /// The stretch of values that is left out, if the axis is broken.
  public let gap: AxisGap?

  private let low: Double
  private let high: Double

  /// Creates a mapping.
  public init(
    scale: AxisScale, limits: AxisLimits, start: Double, end: Double, isReversed: Bool = false,
    gap: AxisGap? = nil
  ) {
    self.scale = scale
    self.limits = limits
    self.start = start
    self.end = end
    self.isReversed = isReversed
    let low = scale.forward(limits.lower) ?? 0
    let high = scale.forward(limits.upper) ?? low + 1
    self.low = low
    self.high = high > low ? high : low + max(1, abs(low))
    if let gap, gap.lower > limits.lower, gap.upper < limits.upper, gap.lower < gap.upper {
      self.gap = gap
    } else {
      self.gap = nil
    }
  }

  /// The place of a value on the page, in points, or `nil` where the scale has none; not limited to the frame.
  public func position(_ value: Double) -> Double? {
    guard let forward = scale.forward(value) else { return nil }
    var share = self.share(forward)
    if let gap, let from = scale.forward(gap.lower), let to = scale.forward(gap.upper) {
      share = gap.compress(share, from: self.share(from), to: self.share(to))
    }
    let along = isReversed ? 1 - share : share
    let place = start + along * (end - start)
    // Far outside of the page exactness is of no use, and rasterisers have a limit.
    return min(max(place, -1e6), 1e6)
  }

  /// The share of the axis below a number that the scale gave.
  private func share(_ forward: Double) -> Double {
    let span = high - low
    // The span of the largest numbers is beyond them, that of their halves is not.
    return span.isFinite ? (forward - low) / span : (forward / 2 - low / 2) / (high / 2 - low / 2)
  }

  /// The value at a place on the page.
  public func value(at position: Double) -> Double {
    let along = (position - start) / (end - start)
    var share = isReversed ? 1 - along : along
    if let gap, let from = scale.forward(gap.lower), let to = scale.forward(gap.upper) {
      share = gap.expand(share, from: self.share(from), to: self.share(to))
    }
    return scale.inverse(low + share * (high - low))
  }

  /// The length of the axis on the page, in points.
  public var length: Double { abs(end - start) }
}

/// A stretch of values that a broken axis leaves out.
public struct AxisGap: Sendable, Hashable {
  /// Where the stretch begins.
  public var lower: Double
  /// Where it ends.
  public var upper: Double
  /// The share of the axis that the values below the gap get; `nil` keeps one scale on both sides.
  public var shareBelow: Double?

  /// Creates a gap.
  public init(from lower: Double, to upper: Double, shareBelow: Double? = nil) {
    self.lower = lower
    self.upper = upper
    self.shareBelow = shareBelow
  }

  /// The share of the axis length that the break itself takes.
  static let width = 0.03

  private func split(_ from: Double, _ to: Double) -> Double {
    let below = max(from, 1e-9)
    let above = max(1 - to, 1e-9)
    let share = shareBelow ?? below / (below + above)
    return min(max(share, 0.05), 0.95) * (1 - AxisGap.width)
  }

  func compress(_ share: Double, from: Double, to: Double) -> Double {
    let first = split(from, to)
    if share <= from { return share / max(from, 1e-9) * first }
    if share < to { return first + (share - from) / max(to - from, 1e-9) * AxisGap.width }
    return first + AxisGap.width + (share - to) / max(1 - to, 1e-9) * (1 - AxisGap.width - first)
  }

  func expand(_ share: Double, from: Double, to: Double) -> Double {
    let first = split(from, to)
    if share <= first { return share / first * from }
    if share < first + AxisGap.width { return from + (share - first) / AxisGap.width * (to - from) }
    return to + (share - first - AxisGap.width) / (1 - AxisGap.width - first) * (1 - to)
  }
}
