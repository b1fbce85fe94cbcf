public import RasterCanvas
public import ScientificFigures

/// A kind of file that a figure is written to.
public enum FigureFormat: String, Sendable, Hashable, CaseIterable {
  /// Pixels.
  case png
  /// Vectors with texts as texts, for the web and for drawing programs.
  case svg
  /// Vectors with embedded fonts, as journals ask for.
  case pdf
}

/// How figures are written to files.
public struct FigureOutput: Sendable, Hashable {
  /// The formats, each one file a figure.
  public var formats: [FigureFormat]
  /// The resolution of PNG, in dots per inch.
  public var resolution: Double
  /// How much time is spent on smaller PNG files.
  public var compression: PNGEncoder.Compression

  /// Creates the output.
  public init(
    formats: [FigureFormat] = [.png, .svg], resolution: Double = 300,
    compression: PNGEncoder.Compression = .default
  ) {
    self.formats = formats
    self.resolution = resolution
    self.compression = compression
  }

  /// A page in one of the formats.
  ///
  /// - Throws: `RasterProblem` where the picture would be too large or cannot be encoded.
  public func bytes(
    of page: FigureScene, as format: FigureFormat, typeface: FigureTypeface
  ) throws(RasterProblem) -> [UInt8] {
    switch format {
    case .png: try page.png(typeface: typeface, resolution: resolution, compression: compression)
    case .svg: Array(page.svg().utf8)
    case .pdf: page.pdf(typeface: typeface)
    }
  }
}
