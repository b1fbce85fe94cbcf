extension RasterSurface {
  /// Draws an image into a rectangle, whose edges are first moved to the nearest whole pixels.
  ///
  /// Whole pixels make images that share an edge meet without a seam. A rectangle without extent or with a number
  /// that is not finite draws nothing.
  public mutating func draw(
    _ image: RasterImage, in rectangle: CanvasRectangle, resampling: ImageResampling = .nearest,
    opacity: Double = 1
  ) {
    let edges = [rectangle.minX, rectangle.minY, rectangle.maxX, rectangle.maxY]
    guard edges.allSatisfy({ abs($0) <= CoverageEdge.reach }), opacity > 0 else { return }
    let whole = edges.map { Int($0.rounded()) }
    let frame = PixelBounds(left: whole[0], top: whole[1], right: whole[2], bottom: whole[3])
    let seen = frame.intersection(openBounds)
    guard !seen.isEmpty else { return }
    let columns = ResamplingWeights(
      source: image.width, length: frame.width, range: seen.left - frame.left..<seen.right - frame.left,
      resampling: resampling)
    let rows = ResamplingWeights(
      source: image.height, length: frame.height, range: seen.top - frame.top..<seen.bottom - frame.top,
      resampling: resampling)
    var resampler = ImageResampler(image: image, columns: columns, rows: rows)
    let share = UInt8((min(opacity, 1) * 255).rounded())
    let mask = clips.last.flatMap { $0.coverage.isEmpty ? nil : $0 }
    for y in seen.top..<seen.bottom {
      resampler.prepare(row: y - seen.top)
      let row = index(x: 0, y: y)
      let line = resampler.line.span
      var pixels = storage.mutableSpan
      for x in seen.left..<seen.right {
        var factor = share
        if let mask { factor = PremultipliedPixel.product(factor, mask.coverage[mask.index(x: x, y: y)]) }
        let source = PremultipliedPixel.scaled(line[x - seen.left], by: UInt32(factor))
        pixels[row + x] = PremultipliedPixel.over(source, pixels[row + x])
      }
    }
  }
}
