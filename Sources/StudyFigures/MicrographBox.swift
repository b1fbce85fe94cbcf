import AnalysisFindings

/// A square part of a micrograph that an author chose: a region whose Fourier transform is shown, or all that is shown.
public struct MicrographBox: Sendable, Hashable {
  /// What it is, in the markup of figures: `layered  R\bar{3}m`.
  public var label: String
  /// The left edge, in pixels from the left edge of the recorded micrograph.
  public var x: Int
  /// The upper edge, in pixels from its upper edge.
  public var y: Int
  /// The side, in pixels.
  public var side: Int

  /// Creates a part; see the properties for units.
  public init(label: String = "", x: Int, y: Int, side: Int) {
    self.label = label
    self.x = x
    self.y = y
    self.side = side
  }

  /// The sides that a region may have: fewer pixels hold no lattice, and the transform of more takes seconds.
  package static let sides = 8...2048

  /// Whether it lies inside of an area of pixels.
  package func lies(in columns: Range<Int>, _ rows: Range<Int>) -> Bool {
    side >= 1 && side <= columns.count && side <= rows.count && x >= columns.lowerBound
      && x <= columns.upperBound - side && y >= rows.lowerBound && y <= rows.upperBound - side
  }

  /// The box in words: `200 × 200 pixels at 30, 150`.
  package var words: String { "\(side) × \(side) pixels at \(x), \(y)" }

  /// The middle of an area: half as wide as its shorter side, and at most 512 pixels.
  static func middle(of columns: Range<Int>, _ rows: Range<Int>) -> MicrographBox? {
    let side = min(min(columns.count, rows.count) / 2, 512)
    guard sides.contains(side) else { return nil }
    return MicrographBox(
      x: columns.lowerBound + (columns.count - side) / 2, y: rows.lowerBound + (rows.count - side) / 2,
      side: side)
  }
}
