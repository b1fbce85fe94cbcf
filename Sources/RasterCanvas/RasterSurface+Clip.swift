extension RasterSurface {
  /// Limits drawing to the inside of a path, in addition to the limits that already stand.
  ///
  /// A rectangle on whole pixels cuts exactly; any other path lets its edge pixels through in part.
  public mutating func pushClip(_ path: CanvasPath, rule: FillRule = .nonZero) {
    let open = openBounds
    if let rectangle = path.wholePixelRectangle(within: open) {
      push(rectangle.intersection(open))
      return
    }
    edgeList.removeAll()
    Self.addEdges(of: path, to: &edgeList)
    var mask = ClipMask(bounds: open.intersection(edgeList.pixelBounds))
    guard !mask.bounds.isEmpty else {
      clips.append(ClipMask(bounds: .empty))
      return
    }
    let bounds = mask.bounds
    let outer = clips.last.flatMap { $0.coverage.isEmpty ? nil : $0 }
    var coverage = ContiguousArray<UInt8>(repeating: 0, count: bounds.width * bounds.height)
    accumulator.forEachRow(of: edgeList, rule: rule, in: pixelBounds) { y, runs in
      guard y >= bounds.top, y < bounds.bottom else { return }
      let row = (y - bounds.top) * bounds.width - bounds.left
      for index in runs.indices {
        let run = runs[index]
        for x in run.columns(in: bounds) {
          let share = outer.map { $0.coverage[$0.index(x: x, y: y)] } ?? 255
          coverage[row + x] = PremultipliedPixel.product(run.coverage, share)
        }
      }
    }
    mask.coverage = coverage
    clips.append(mask)
  }

  /// Takes back the limit set last; without one nothing happens.
  public mutating func popClip() {
    _ = clips.popLast()
  }

  /// Limits drawing to whole pixels, keeping the coverage of the limit before.
  private mutating func push(_ bounds: PixelBounds) {
    guard !bounds.isEmpty else {
      clips.append(ClipMask(bounds: .empty))
      return
    }
    var mask = ClipMask(bounds: bounds)
    if let outer = clips.last, !outer.coverage.isEmpty {
      mask.coverage.reserveCapacity(bounds.width * bounds.height)
      for y in bounds.top..<bounds.bottom {
        let start = outer.index(x: bounds.left, y: y)
        mask.coverage.append(contentsOf: outer.coverage[start..<start + bounds.width])
      }
    }
    clips.append(mask)
  }
}

extension CoverageEdgeList {
  /// The pixels that the edges enclose or touch.
  var pixelBounds: PixelBounds {
    guard !edges.isEmpty else { return .empty }
    let shift = CoverageEdge.shift
    return PixelBounds(
      left: Int(minX) >> shift, top: Int(minY) >> shift, right: (Int(maxX) >> shift) + 1,
      bottom: (Int(maxY) >> shift) + 1)
  }
}

extension CanvasPath {
  /// The path as a rectangle of whole pixels, cut to `limits`; `nil` where it is anything else.
  fileprivate func wholePixelRectangle(within limits: PixelBounds) -> PixelBounds? {
    guard points.count == 4, verbs == [.move, .line, .line, .line, .close] else { return nil }
    let box = (
      left: min(points[0].x, points[2].x), right: max(points[0].x, points[2].x),
      top: min(points[0].y, points[2].y), bottom: max(points[0].y, points[2].y)
    )
    let wide =
      points[0].y == points[1].y && points[1].x == points[2].x
      && points[2].y == points[3].y && points[3].x == points[0].x
    let tall =
      points[0].x == points[1].x && points[1].y == points[2].y
      && points[2].x == points[3].x && points[3].y == points[0].y
    let sides = [box.left, box.right, box.top, box.bottom]
    guard wide || tall, sides.allSatisfy({ $0 == $0.rounded() && abs($0) <= CoverageEdge.reach }) else {
      return nil
    }
    return PixelBounds(
      left: Int(box.left), top: Int(box.top), right: Int(box.right), bottom: Int(box.bottom))
  }
}
