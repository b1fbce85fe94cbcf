/// A point of the canvas in device pixels: x grows to the right, y downwards, and the first pixel covers 0 to 1.
public struct CanvasPoint: Sendable, Hashable {
  /// The distance from the left edge, in pixels.
  public var x: Double
  /// The distance from the top edge, in pixels.
  public var y: Double

  /// Creates a point.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Creates a point without labels, for dense drawing code.
  public init(_ x: Double, _ y: Double) {
    self.init(x: x, y: y)
  }

  /// The upper left corner.
  public static let zero = CanvasPoint(0, 0)

  /// Whether both coordinates are finite numbers.
  public var isFinite: Bool { x.isFinite && y.isFinite }

  /// The sum of two points as vectors.
  public static func + (left: Self, right: Self) -> Self { Self(left.x + right.x, left.y + right.y) }

  /// The difference of two points as vectors.
  public static func - (left: Self, right: Self) -> Self { Self(left.x - right.x, left.y - right.y) }

  /// A point as a vector times a number.
  public static func * (left: Self, right: Double) -> Self { Self(left.x * right, left.y * right) }

  /// The length of the point as a vector.
  var length: Double { (x * x + y * y).squareRoot() }

  /// The inner product with another vector.
  func dot(_ other: Self) -> Double { x * other.x + y * other.y }

  /// The z component of the vector product with another vector.
  func cross(_ other: Self) -> Double { x * other.y - y * other.x }
}
