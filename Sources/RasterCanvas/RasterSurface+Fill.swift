extension RasterSurface {
  /// The height of a curve's pieces over their chords, in pixels.
  static let flatness = 0.01

  /// Fills a path; open contours are closed.
  public mutating func fill(_ path: CanvasPath, color: CanvasColor, rule: FillRule = .nonZero) {
    guard color.alpha > 0, mayShow(path, margin: 0) else { return }
    edgeList.removeAll()
    Self.addEdges(of: path, to: &edgeList)
    paintEdges(color: color, rule: rule)
  }

  /// Whether any part of a path, widened by a margin, may lie where one can draw now.
  func mayShow(_ path: CanvasPath, mappedBy place: CanvasTransform = .identity, margin: Double) -> Bool {
    guard let box = path.controlBounds(mappedBy: place) else { return false }
    let open = openBounds
    return box.minX - margin <= Double(open.right) && box.maxX + margin >= Double(open.left)
      && box.minY - margin <= Double(open.bottom) && box.maxY + margin >= Double(open.top)
  }

  /// Adds the edges of a path's contours.
  static func addEdges(of path: CanvasPath, to list: inout CoverageEdgeList) {
    CurveFlattening(tolerance: flatness).forEachContour(of: path) { contour in
      list.add(polygon: contour.points)
    }
  }

  /// Lays a colour over every pixel that the collected edges cover.
  mutating func paintEdges(color: CanvasColor, rule: FillRule) {
    var list = CoverageEdgeList()
    swap(&list, &edgeList)
    defer { swap(&list, &edgeList) }
    // Coverage is worked out for the whole page, so that a clip is a crop of what there would be without it.
    let page = pixelBounds
    paint(color) { accumulator, body in accumulator.forEachRow(of: list, rule: rule, in: page, body) }
  }

  /// Lays a colour over the runs of rows, as they come.
  mutating func paint(
    _ color: CanvasColor,
    _ forEachRow: (
      _ accumulator: inout CoverageAccumulator, _ body: (_ y: Int, _ runs: Span<CoverageRun>) -> Void
    ) -> Void
  ) {
    let source = PremultipliedPixel.pixel(of: color)
    let limits = openBounds
    let columns = columns
    let mask = clips.last.flatMap { $0.coverage.isEmpty ? nil : $0 }
    // Taken out of the surface for the time of drawing, so that no buffer is copied.
    var target = ContiguousArray<UInt32>()
    swap(&target, &storage)
    forEachRow(&accumulator) { y, runs in
      guard y >= limits.top, y < limits.bottom else { return }
      let row = y * columns.count - columns.lowerBound
      if let mask {
        Self.blend(runs, source, row: row, of: &target, limits, mask, maskRow: mask.index(x: 0, y: y))
      } else {
        Self.blend(runs, source, row: row, of: &target, limits)
      }
    }
    swap(&target, &storage)
  }

  private static func blend(
    _ runs: Span<CoverageRun>, _ source: UInt32, row: Int, of target: inout ContiguousArray<UInt32>,
    _ limits: PixelBounds
  ) {
    var pixels = target.mutableSpan
    for index in runs.indices {
      let run = runs[index]
      let columns = run.columns(in: limits)
      let paint = PremultipliedPixel.scaled(source, by: UInt32(run.coverage))
      if paint >> 24 == 255 {
        for x in columns { pixels[row + x] = paint }
      } else {
        // Neighbours are mostly alike, so what became of the last one is kept.
        var known: UInt32 = 0
        var blended = paint
        for x in columns {
          let pixel = pixels[row + x]
          if pixel != known {
            known = pixel
            blended = PremultipliedPixel.over(paint, pixel)
          }
          pixels[row + x] = blended
        }
      }
    }
  }

  private static func blend(
    _ runs: Span<CoverageRun>, _ source: UInt32, row: Int, of target: inout ContiguousArray<UInt32>,
    _ limits: PixelBounds, _ mask: ClipMask, maskRow: Int
  ) {
    var pixels = target.mutableSpan
    let shares = mask.coverage.span
    for index in runs.indices {
      let run = runs[index]
      for x in run.columns(in: limits) {
        let coverage = PremultipliedPixel.product(run.coverage, shares[maskRow + x])
        guard coverage > 0 else { continue }
        let paint = PremultipliedPixel.scaled(source, by: UInt32(coverage))
        pixels[row + x] = PremultipliedPixel.over(paint, pixels[row + x])
      }
    }
  }
}
