/// One element of a path.
public enum CanvasPathElement: Sendable, Hashable {
  /// A new contour begins here.
  case move(CanvasPoint)
  /// A straight line.
  case line(CanvasPoint)
  /// A quadratic Bézier curve.
  case quadratic(control: CanvasPoint, end: CanvasPoint)
  /// A cubic Bézier curve.
  case cubic(control1: CanvasPoint, control2: CanvasPoint, end: CanvasPoint)
  /// A straight line back to the contour's beginning.
  case close
}

extension CanvasPath {
  /// Creates a path from its elements.
  public init(_ elements: some Sequence<CanvasPathElement>) {
    self.init()
    for element in elements {
      switch element {
      case .move(let point): move(to: point)
      case .line(let point): line(to: point)
      case .quadratic(let control, let end): curve(to: end, control: control)
      case .cubic(let control1, let control2, let end):
        curve(to: end, control1: control1, control2: control2)
      case .close: close()
      }
    }
  }

  /// The elements in drawing order, as a writer of vector files needs them.
  public var elements: [CanvasPathElement] {
    var elements: [CanvasPathElement] = []
    elements.reserveCapacity(verbs.count)
    var next = 0
    for verb in verbs {
      switch verb {
      case .move: elements.append(.move(points[next]))
      case .line: elements.append(.line(points[next]))
      case .quadratic: elements.append(.quadratic(control: points[next], end: points[next + 1]))
      case .cubic:
        elements.append(
          .cubic(control1: points[next], control2: points[next + 1], end: points[next + 2]))
      case .close: elements.append(.close)
      }
      next += verb.pointCount
    }
    return elements
  }
}
