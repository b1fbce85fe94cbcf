public import RasterCanvas

extension ScientificFigure {
  /// The figure drawn as a list of shapes and texts, not higher than the theme's journal allows where its rows can be
  /// lowered to that.
  public func scene(typeface: FigureTypeface) -> FigureScene {
    PageFitting(figure: self, measuring: typeface).scene()
  }

  /// The figure as PNG.
  ///
  /// - Parameters:
  ///   - typeface: The fonts.
  ///   - resolution: The resolution in dots per inch.
  ///   - compression: How much time is spent on a smaller file.
  /// - Throws: `RasterProblem` where the picture would be too large or cannot be encoded.
  public func png(
    typeface: FigureTypeface, resolution: Double = 300, compression: PNGEncoder.Compression = .default
  ) throws(RasterProblem) -> [UInt8] {
    try scene(typeface: typeface).png(typeface: typeface, resolution: resolution, compression: compression)
  }

  /// The figure as SVG.
  public func svg(typeface: FigureTypeface) -> String { scene(typeface: typeface).svg() }
}
