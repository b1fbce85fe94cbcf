public import RasterCanvas

/// The shape of a marker.
public enum MarkerShape: String, Sendable, Hashable, CaseIterable {
  /// A disc or ring.
  case circle
  /// A square.
  case square
  /// A triangle that points up.
  case triangleUp
  /// A square on its corner.
  case diamond
  /// A triangle that points down.
  case triangleDown
  /// Two crossed bars.
  case cross

  /// The outline around the origin for a marker of a width; all shapes have about the same area.
  public func path(width: Double) -> CanvasPath {
    let radius = width / 2
    func polygon(_ corners: [(Double, Double)], _ scale: Double) -> CanvasPath {
      .polygon(corners.map { CanvasPoint($0.0 * radius * scale, $0.1 * radius * scale) })
    }
    switch self {
    case .circle: return .circle(center: .zero, radius: radius)
    case .square: return polygon([(-1, -1), (1, -1), (1, 1), (-1, 1)], 0.89)
    case .triangleUp: return polygon([(0, -1.15), (1, 0.66), (-1, 0.66)], 1.12)
    case .triangleDown: return polygon([(0, 1.15), (1, -0.66), (-1, -0.66)], 1.12)
    case .diamond: return polygon([(0, -1), (1, 0), (0, 1), (-1, 0)], 1.25)
    case .cross:
      return polygon(
        [
          (-1, -0.35), (-0.35, -0.35), (-0.35, -1), (0.35, -1), (0.35, -0.35), (1, -0.35), (1, 0.35),
          (0.35, 0.35), (0.35, 1), (-0.35, 1), (-0.35, 0.35), (-1, 0.35),
        ], 1.1)
    }
  }
}

/// How markers of a series look.
public struct MarkerStyle: Sendable, Hashable {
  /// The shape.
  public var shape: MarkerShape
  /// The width, in points.
  public var size: Double
  /// The fill; `nil` for none.
  public var fill: CanvasColor?
  /// The outline.
  public var stroke: SceneStroke?

  /// Creates a style.
  public init(_ shape: MarkerShape, size: Double, fill: CanvasColor? = nil, stroke: SceneStroke? = nil) {
    self.shape = shape
    self.size = size
    self.fill = fill
    self.stroke = stroke
  }
}
