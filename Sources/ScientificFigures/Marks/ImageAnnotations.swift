import Foundation
public import RasterCanvas

/// A bar of a round length in a corner of an image, with its length over it.
public struct ScaleBarMark: PanelMark {
  /// The unit of the x axis: `µm`.
  public var unit: String
  /// The colour.
  public var colour: CanvasColor
  /// Where it stands.
  public var corner: ImageCorner
  /// What lies under bar and length, so that they are read on any image; `nil` for nothing.
  public var plate: CanvasColor?

  /// Creates a bar.
  public init(
    unit: String, colour: CanvasColor = .white, corner: ImageCorner = .bottomLeft, plate: CanvasColor? = nil
  ) {
    self.unit = unit
    self.colour = colour
    self.corner = corner
    self.plate = plate
  }

  /// The longest length of 1, 2 or 5 times a power of ten that takes at most 30 % of a width.
  public static func length(for width: Double) -> Double {
    guard width > 0, width.isFinite else { return 1 }
    let most = 0.3 * width
    let power = pow(10, log10(most).rounded(.down))
    return ([5, 2, 1].first { $0 * power <= most * 1.000_001 } ?? 1) * power
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    let length = Self.length(for: plot.x.limits.upper - plot.x.limits.lower)
    let width = length / (plot.x.limits.upper - plot.x.limits.lower) * plot.frame.width
    let label = FigureText(markup: "\(NumberText.significant(length, digits: 1)) \(unit)")
    let text = plot.setter.set(label, size: plot.theme.textSize, bold: true)
    let inset = plot.frame.width * 0.06
    // A length wider than its bar keeps clear of the image's edge too.
    let reach = max((text.width - width) / 2, 0)
    let height = text.height + 4.5
    let bar = CanvasRectangle(
      x: corner.isLeft
        ? plot.frame.minX + max(inset, reach + 3) : plot.frame.maxX - max(inset, reach + 3) - width,
      y: corner.isTop ? plot.frame.minY + inset + height - 2 : plot.frame.maxY - inset - 2, width: width,
      height: 2)
    let ground = CanvasRectangle(
      x: bar.minX - reach, y: bar.maxY - height, width: width + 2 * reach, height: height
    ).expanded(by: 2)
    let under = plate.map { [SceneItem.shape(SceneShape(.rectangle(ground), fill: $0, role: .zone))] } ?? []
    return under + [
      .shape(SceneShape(.rectangle(bar), fill: colour, role: .guide, snaps: true)),
      .text(
        SceneText(
          text: text, source: label,
          origin: CanvasPoint(bar.center.x - text.width / 2, bar.minY - 2.5 - text.descent),
          readsUpwards: false,
          colour: colour, role: .annotation)),
    ]
  }
}

/// The outline of a part of an image.
public struct RegionMark: PanelMark {
  /// The part along x.
  public var horizontal: AxisLimits
  /// The part along y.
  public var vertical: AxisLimits
  /// The colour of the outline.
  public var colour: CanvasColor

  /// Creates an outline.
  public init(horizontal: AxisLimits, vertical: AxisLimits, colour: CanvasColor) {
    self.horizontal = horizontal
    self.vertical = vertical
    self.colour = colour
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    guard let one = plot.point(horizontal.lower, vertical.lower),
      let other = plot.point(horizontal.upper, vertical.upper)
    else { return [] }
    let area = CanvasRectangle(
      x: min(one.x, other.x), y: min(one.y, other.y), width: abs(other.x - one.x),
      height: abs(other.y - one.y))
    let stroke = SceneStroke(colour, width: plot.theme.axisWidth * 1.8)
    return [.shape(SceneShape(.rectangle(area), stroke: stroke, role: .guide, snaps: true))]
  }
}

/// A corner of an image.
public enum ImageCorner: Sendable, Hashable {
  /// Top left.
  case topLeft
  /// Top right.
  case topRight
  /// Bottom left.
  case bottomLeft
  /// Bottom right.
  case bottomRight

  var isLeft: Bool { self == .topLeft || self == .bottomLeft }
  var isTop: Bool { self == .topLeft || self == .topRight }
}

/// A label in a corner of an image, in a colour that is read on it.
public struct ImageLabelMark: PanelMark {
  /// The label.
  public var text: FigureText
  /// Where it stands.
  public var corner: ImageCorner
  /// The colour.
  public var colour: CanvasColor
  /// What lies under the label, so that it is read on any image; `nil` for nothing.
  public var plate: CanvasColor?

  /// Creates a label.
  public init(
    _ text: FigureText, _ corner: ImageCorner, colour: CanvasColor = .white, plate: CanvasColor? = nil
  ) {
    self.text = text
    self.corner = corner
    self.colour = colour
    self.plate = plate
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    let short = plot.setter.shortened(
      text, size: plot.theme.titleSize, bold: true, width: max(plot.frame.width - 10, 5))
    let set = plot.setter.set(short, size: plot.theme.titleSize, bold: true)
    let origin = CanvasPoint(
      corner.isLeft ? plot.frame.minX + 5 : plot.frame.maxX - 5 - set.width,
      corner.isTop ? plot.frame.minY + 4 + set.ascent : plot.frame.maxY - 4 - set.descent)
    let ground = CanvasRectangle(
      x: origin.x - 2, y: origin.y - set.ascent - 1, width: set.width + 4, height: set.height + 2)
    let under = plate.map { [SceneItem.shape(SceneShape(.rectangle(ground), fill: $0, role: .zone))] } ?? []
    return under + [
      .text(
        SceneText(
          text: set, source: short, origin: origin, readsUpwards: false, colour: colour, role: .annotation))
    ]
  }
}
