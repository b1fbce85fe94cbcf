/// How a path is stroked.
public struct StrokeStyle: Sendable, Hashable {
  /// The line's width in pixels.
  public var width: Double
  /// How open ends look.
  public var cap: LineCap
  /// How corners look.
  public var join: LineJoin
  /// The longest miter, as a multiple of the width; beyond it a corner is bevelled.
  public var miterLimit: Double
  /// Lengths of dashes and gaps in pixels, in turn; empty for a solid line.
  ///
  /// An odd count is repeated once.
  public var dashes: [Double]
  /// Where in the pattern a contour begins, in pixels.
  public var dashPhase: Double

  /// Creates a style.
  public init(
    width: Double, cap: LineCap = .butt, join: LineJoin = .miter, miterLimit: Double = 4,
    dashes: [Double] = [], dashPhase: Double = 0
  ) {
    self.width = width
    self.cap = cap
    self.join = join
    self.miterLimit = miterLimit
    self.dashes = dashes
    self.dashPhase = dashPhase
  }
}

/// The look of a line's open ends.
public enum LineCap: Sendable, Hashable {
  /// The line stops at its end point.
  case butt
  /// Half a disc is added.
  case round
  /// Half a square is added.
  case square
}

/// The look of a line's corners.
public enum LineJoin: Sendable, Hashable {
  /// The outer edges meet in a point, up to the miter limit.
  case miter
  /// The corner is rounded.
  case round
  /// The corner is cut.
  case bevel
}
