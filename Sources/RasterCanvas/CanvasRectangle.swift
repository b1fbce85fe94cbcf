/// An axis-parallel rectangle of the canvas in device pixels, y down.
public struct CanvasRectangle: Sendable, Hashable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// The extent to the right.
  public var width: Double
  /// The extent downwards.
  public var height: Double

  /// Creates a rectangle.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The left edge.
  public var minX: Double { x }
  /// The upper edge.
  public var minY: Double { y }
  /// The right edge.
  public var maxX: Double { x + width }
  /// The lower edge.
  public var maxY: Double { y + height }
  /// The middle.
  public var center: CanvasPoint { CanvasPoint(x + width / 2, y + height / 2) }

  /// Whether two rectangles share an area; touching edges do not count.
  public func intersects(_ other: Self) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// Whether another rectangle lies wholly inside.
  public func contains(_ other: Self) -> Bool {
    minX <= other.minX && minY <= other.minY && other.maxX <= maxX && other.maxY <= maxY
  }

  /// Whether a point lies inside or on the left or upper edge.
  public func contains(_ point: CanvasPoint) -> Bool {
    minX <= point.x && point.x < maxX && minY <= point.y && point.y < maxY
  }

  /// The smallest rectangle around both.
  public func union(_ other: Self) -> Self {
    let left = min(minX, other.minX)
    let top = min(minY, other.minY)
    return Self(
      x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  /// The rectangle with every edge moved outwards (inwards for a negative distance).
  public func expanded(by distance: Double) -> Self {
    Self(x: x - distance, y: y - distance, width: width + 2 * distance, height: height + 2 * distance)
  }
}
