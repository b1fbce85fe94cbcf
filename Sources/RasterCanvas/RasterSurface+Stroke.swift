extension RasterSurface {
  /// Strokes a path with a line of even width; where it crosses itself it is no darker.
  ///
  /// A line with many points a pixel, of a million in all, is drawn from its envelope without leaving any out.
  /// A width that is not a positive number draws nothing.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - place: where the path's points lie on the surface; the style is in pixels already.
  ///   - style: width, ends, corners and dashes.
  ///   - color: the colour.
  public mutating func stroke(
    _ path: CanvasPath, mappedBy place: CanvasTransform = .identity, style: StrokeStyle, color: CanvasColor
  ) {
    guard color.alpha > 0, style.width > 0, style.width.isFinite else { return }
    var style = style
    // Wider than any surface is as wide as it gets; more would only overflow.
    style.width = min(style.width, CoverageEdge.reach)
    let margin = style.width * min(max(2, style.miterLimit.isFinite ? style.miterLimit : 1), 10)
    guard mayShow(path, mappedBy: place, margin: margin) else { return }
    let dashes = DashPattern(style: style, visible: bounds.expanded(by: margin))
    let envelope = LineEnvelope(
      of: path, mappedBy: place, style: style, dashes: dashes, page: bounds, kept: pixelBounds)
    if let envelope {
      paint(color) { _, body in envelope.forEachRow(body) }
    } else {
      edgeList.removeAll()
      var list = CoverageEdgeList()
      swap(&list, &edgeList)
      Self.addStrokeEdges(of: path.transformed(by: place), style: style, dashes: dashes, to: &list)
      swap(&list, &edgeList)
      paintEdges(color: color, rule: .nonZero)
    }
  }

  /// Adds the edges of a stroke's outline.
  static func addStrokeEdges(
    of path: CanvasPath, style: StrokeStyle, dashes: DashPattern?, to list: inout CoverageEdgeList
  ) {
    var outline = StrokeOutline(style: style)
    CurveFlattening(tolerance: flatness).forEachContour(of: path) { contour in
      if let dashes {
        dashes.forEachDash(of: contour) { outline.add($0.points, closed: $0.isClosed, to: &list) }
      } else if contour.points.count > 1 || contour.isClosed {
        outline.add(contour.points, closed: contour.isClosed, to: &list)
      }
    }
  }
}
