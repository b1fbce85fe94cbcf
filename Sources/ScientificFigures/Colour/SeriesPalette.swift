public import RasterCanvas

/// Colours for series that stay apart in print and for colour-blind eyes.
///
/// Derived from the hues of Okabe and Ito (2008) and darkened until each has a contrast of 3 : 1 to white as a thin
/// line. The smallest CAM02-UCS distance of any two is 10.4 under complete protanopia, deuteranopia and tritanopia by
/// Machado, Oliveira and Fernandes (IEEE Trans. Vis. Comput. Graph. 15 (2009) 1291). No palette of five is safe in
/// grey, so dashes and markers go with the colours.
public enum SeriesPalette {
  /// Blue.
  public static let blue = CanvasColor(hex: 0x0B5FA5 as UInt32)
  /// Orange.
  public static let orange = CanvasColor(hex: 0xD07A00 as UInt32)
  /// Green.
  public static let green = CanvasColor(hex: 0x00876B as UInt32)
  /// Purple.
  public static let purple = CanvasColor(hex: 0xB65C93 as UInt32)
  /// Sky blue.
  public static let sky = CanvasColor(hex: 0x3A9BD9 as UInt32)
  /// Vermilion.
  public static let vermilion = CanvasColor(hex: 0xB23A00 as UInt32)
  /// Grey, for what is not a series of its own: totals, satellites.
  public static let grey = CanvasColor(hex: 0x7A7A7A as UInt32)

  /// The colours in the order in which series take them.
  public static let colours: [CanvasColor] = [blue, orange, green, purple, sky, vermilion]

  /// The markers in the order in which series take them.
  public static let markers: [MarkerShape] = [.circle, .square, .triangleUp, .diamond, .triangleDown, .cross]

  /// The dashes in the order in which series take them, in line widths; the first is solid.
  public static let dashes: [[Double]] = [
    [], [5, 2], [1.2, 1.6], [6, 1.8, 1.2, 1.8], [9, 2.5], [3, 1.5],
  ]

  /// The colour of a series; beyond six they repeat with other dashes.
  public static func colour(_ index: Int) -> CanvasColor { colours[((index % 6) + 6) % 6] }

  /// The marker of a series.
  public static func marker(_ index: Int) -> MarkerShape { markers[((index % 6) + 6) % 6] }

  /// The dashes of a series.
  public static func dashes(_ index: Int) -> [Double] { dashes[((index % 6) + 6) % 6] }
}
