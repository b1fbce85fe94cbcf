/// A geometric path: contours of straight lines and Bézier curves, in device pixels.
///
/// A path is only geometry; how it is filled or stroked is said when it is drawn. A point that is not finite breaks the
/// contour it stands in: drawing goes on at the next finite point.
public struct CanvasPath: Sendable, Hashable {
  /// What one element does.
  enum Verb: UInt8, Sendable {
    case move
    case line
    case quadratic
    case cubic
    case close

    /// How many points belong to the element.
    var pointCount: Int {
      switch self {
      case .move, .line: 1
      case .quadratic: 2
      case .cubic: 3
      case .close: 0
      }
    }
  }

  private(set) var verbs: ContiguousArray<Verb> = []
  private(set) var points: ContiguousArray<CanvasPoint> = []

  /// Creates an empty path.
  public init() {}

  /// Creates an open line through points, whose storage it takes over.
  public init(line points: consuming ContiguousArray<CanvasPoint>) {
    verbs = ContiguousArray(repeating: .line, count: points.count)
    if !verbs.isEmpty { verbs[0] = .move }
    self.points = points
  }

  /// Whether the path has no element.
  public var isEmpty: Bool { verbs.isEmpty }

  /// Makes room for straight elements that are about to be added.
  public mutating func reserveCapacity(_ count: Int) {
    verbs.reserveCapacity(count)
    points.reserveCapacity(count)
  }

  /// Begins a new contour.
  public mutating func move(to point: CanvasPoint) {
    verbs.append(.move)
    points.append(point)
  }

  /// Adds a straight line; without a contour begun it begins one.
  public mutating func line(to point: CanvasPoint) {
    verbs.append(verbs.isEmpty ? .move : .line)
    points.append(point)
  }

  /// Adds a quadratic Bézier curve.
  public mutating func curve(to end: CanvasPoint, control: CanvasPoint) {
    if verbs.isEmpty { move(to: control) }
    verbs.append(.quadratic)
    points.append(control)
    points.append(end)
  }

  /// Adds a cubic Bézier curve.
  public mutating func curve(to end: CanvasPoint, control1: CanvasPoint, control2: CanvasPoint) {
    if verbs.isEmpty { move(to: control1) }
    verbs.append(.cubic)
    points.append(control1)
    points.append(control2)
    points.append(end)
  }

  /// Closes the contour with a straight line to its beginning.
  public mutating func close() {
    if !verbs.isEmpty { verbs.append(.close) }
  }

  /// Adds all contours of another path.
  public mutating func append(_ other: CanvasPath) {
    if isEmpty {
      self = other
      return
    }
    verbs.append(contentsOf: other.verbs)
    points.append(contentsOf: other.points)
  }

  /// Adds all contours of another path, mapped.
  public mutating func append(_ other: CanvasPath, transformedBy transform: CanvasTransform) {
    verbs.append(contentsOf: other.verbs)
    points.reserveCapacity(points.count + other.points.count)
    for point in other.points { points.append(transform.apply(to: point)) }
  }

  /// The image of the path under an affine map.
  public func transformed(by transform: CanvasTransform) -> CanvasPath {
    if transform == .identity { return self }
    var mapped = CanvasPath()
    mapped.append(self, transformedBy: transform)
    return mapped
  }

  /// The box around all finite points and control points; `nil` where there is none.
  public var controlBounds: CanvasRectangle? { controlBounds(mappedBy: .identity) }

  /// The box around the images of all finite points and control points; `nil` where there is none.
  func controlBounds(mappedBy transform: CanvasTransform) -> CanvasRectangle? {
    var low = CanvasPoint(.infinity, .infinity)
    var high = CanvasPoint(-.infinity, -.infinity)
    for unmapped in points where unmapped.isFinite {
      let point = transform.apply(to: unmapped)
      low = CanvasPoint(min(low.x, point.x), min(low.y, point.y))
      high = CanvasPoint(max(high.x, point.x), max(high.y, point.y))
    }
    guard low.x <= high.x else { return nil }
    return CanvasRectangle(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
  }
}
