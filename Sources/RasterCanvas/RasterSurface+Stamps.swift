extension RasterSurface {
  /// Draws one shape at many places, as markers are: its edges are worked out once and only moved, by steps of 1/1024
  /// pixel.
  ///
  /// - Parameters:
  ///   - path: the shape around the origin.
  ///   - places: where the origin goes; a place that is not finite is left out.
  ///   - fill: the colour inside; `nil` for none.
  ///   - stroke: the line around it with its colour; `nil` for none.
  public mutating func stamp(
    _ path: CanvasPath, at places: [CanvasPoint], fill: CanvasColor?,
    stroke: (style: StrokeStyle, color: CanvasColor)?
  ) {
    var inside = CoverageEdgeList()
    if fill != nil { Self.addEdges(of: path, to: &inside) }
    var line = CoverageEdgeList()
    if let style = stroke?.style, style.width > 0, style.width.isFinite {
      let dashes = DashPattern(style: style, visible: bounds.expanded(by: style.width))
      Self.addStrokeEdges(of: path, style: style, dashes: dashes, to: &line)
    }
    guard inside.isNearOrigin, line.isNearOrigin else {
      // Larger than any page: moving the edges could leave what fixed point can hold.
      for place in places where place.isFinite {
        let moved = path.transformed(by: .translation(x: place.x, y: place.y))
        if let fill { self.fill(moved, color: fill) }
        if let stroke { self.stroke(moved, style: stroke.style, color: stroke.color) }
      }
      return
    }
    for place in places where max(abs(place.x), abs(place.y)) <= CoverageEdge.reach / 2 {
      if let fill { paint(inside, at: place, color: fill) }
      if let color = stroke?.color { paint(line, at: place, color: color) }
    }
  }

  private mutating func paint(_ shape: borrowing CoverageEdgeList, at place: CanvasPoint, color: CanvasColor)
  {
    guard color.alpha > 0 else { return }
    edgeList.replace(
      with: shape, movedBy: CoverageEdgeList.fixed(place.x), CoverageEdgeList.fixed(place.y))
    guard !edgeList.pixelBounds.intersection(openBounds).isEmpty else { return }
    paintEdges(color: color, rule: .nonZero)
  }
}
