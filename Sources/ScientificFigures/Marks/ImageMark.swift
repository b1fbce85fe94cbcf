import Foundation
public import RasterCanvas

/// Values on a grid in colours: a map, a micrograph, a diffractogram.
public struct ImageMark: PanelMark {
  /// How many values a row has.
  public let columns: Int
  /// How many rows there are.
  public let rows: Int
  /// The values row by row from the top; `nan` stays clear.
  public let values: [Double]
  /// Where the image lies along x, edge to edge.
  public var horizontal: AxisLimits
  /// Where it lies along y, edge to edge.
  public var vertical: AxisLimits
  /// The colours.
  public var map: ColourMap
  /// The values of the first and the last colour.
  public var range: AxisLimits
  /// How the image is brought to the resolution of the page; by area each value gets its exact share of it, so that cells
  /// of less than a few pixels all look alike.
  public var resampling: ImageResampling
  /// What it shows, for SVG readers.
  public var name: String

  /// Creates an image.
  ///
  /// - Parameters:
  ///   - values: `columns · rows` values; where there are fewer, the rest is clear.
  ///   - range: The values of the first and the last colour; `nil` takes 0 (or the least value, if that is negative) and
  ///     the value that 99.5 % of all do not exceed.
  public init(
    columns: Int, rows: Int, values: [Double], horizontal: AxisLimits, vertical: AxisLimits,
    map: ColourMap = .cividis, range: AxisLimits? = nil, resampling: ImageResampling = .area, name: String
  ) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    self.values = values
    self.horizontal = horizontal
    self.vertical = vertical
    self.map = map
    self.range =
      range ?? AxisLimits(min(values.filter(\.isFinite).min() ?? 0, 0), Self.percentile(99.5, of: values))
    self.resampling = resampling
    self.name = name
  }

  /// The value that a percentage of all values does not exceed (nearest rank); 1 where there is none.
  public static func percentile(_ percentage: Double, of values: [Double]) -> Double {
    var finite = values.filter(\.isFinite)
    guard !finite.isEmpty, percentage.isFinite else { return 1 }
    let rank = (percentage / 100 * Double(finite.count - 1)).rounded()
    return value(ofRank: Int(min(max(rank, 0), Double(finite.count - 1))), in: &finite)
  }

  /// The value that `rank` others are no greater than, without sorting the rest: Hoare’s “Find” (1961).
  private static func value(ofRank rank: Int, in values: inout [Double]) -> Double {
    var first = 0
    var last = values.count - 1
    while first < last {
      let middle = first + (last - first) / 2
      let ends = [values[first], values[middle], values[last]].sorted()
      let pivot = ends[1]
      var left = first
      var right = last
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        last = right
      } else if rank >= left {
        first = left
      } else {
        break
      }
    }
    return values[rank]
  }

  /// Whether values lie above the last colour.
  public var exceedsRange: Bool { values.contains { $0 > range.upper } }

  /// The values of x that must be visible.
  public func horizontalLimits(scale: AxisScale) -> AxisLimits? { horizontal }

  /// The values of y that must be visible.
  public func verticalLimits(scale: AxisScale) -> AxisLimits? { vertical }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    guard let left = plot.x.position(horizontal.lower), let right = plot.x.position(horizontal.upper),
      let bottom = plot.y.position(vertical.lower), let top = plot.y.position(vertical.upper)
    else { return [] }
    // 256 colours are a table that is looked up, not a mixture computed for each pixel.
    let table = (0...255).map { map.colour(Double($0) / 255) }
    // Halves, since the span of the largest numbers is beyond them.
    let half = range.upper / 2 - range.lower / 2
    let colours = (0..<(columns * rows)).map { index -> CanvasColor in
      guard index < values.count, values[index].isFinite else { return .clear }
      let share = half > 0 ? (values[index] / 2 - range.lower / 2) / half : 0
      return table[Int((min(max(share, 0), 1) * 255).rounded())]
    }
    guard let image = try? RasterImage(width: columns, height: rows, colors: colours) else { return [] }
    let area = CanvasRectangle(
      x: min(left, right), y: min(top, bottom), width: abs(right - left), height: abs(bottom - top))
    return [.image(SceneImage(image, frame: area, resampling: resampling, name: name))]
  }
}

/// A bar of a round length at the lower left of an image, with its length over it.
public struct ScaleBarMark: PanelMark {
  /// The unit of the x axis: `µm`.
  public var unit: String
  /// The colour.
  public var colour: CanvasColor

  /// Creates a bar.
  public init(unit: String, colour: CanvasColor = .white) {
    self.unit = unit
    self.colour = colour
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
    let bar = CanvasRectangle(
      x: plot.frame.minX + plot.frame.width * 0.06, y: plot.frame.maxY - plot.frame.width * 0.06 - 2,
      width: width,
      height: 2)
    let label = FigureText(markup: "\(NumberText.significant(length, digits: 1)) \(unit)")
    let text = plot.setter.set(label, size: plot.theme.textSize, bold: true)
    return [
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

/// A label in a corner of an image, in a colour that is read on it.
public struct ImageLabelMark: PanelMark {
  /// A corner of a frame.
  public enum Corner: Sendable, Hashable {
    /// Top left.
    case topLeft
    /// Bottom right.
    case bottomRight
  }

  /// The label.
  public var text: FigureText
  /// Where it stands.
  public var corner: Corner
  /// The colour.
  public var colour: CanvasColor

  /// Creates a label.
  public init(_ text: FigureText, _ corner: Corner, colour: CanvasColor = .white) {
    self.text = text
    self.corner = corner
    self.colour = colour
  }

  /// The shapes and texts on the page.
  public func draw(in plot: PlotContext) -> [SceneItem] {
    let short = plot.setter.shortened(
      text, size: plot.theme.titleSize, bold: true, width: max(plot.frame.width - 10, 5))
    let set = plot.setter.set(short, size: plot.theme.titleSize, bold: true)
    let origin =
      corner == .topLeft
      ? CanvasPoint(plot.frame.minX + 5, plot.frame.minY + 4 + set.ascent)
      : CanvasPoint(plot.frame.maxX - 5 - set.width, plot.frame.maxY - 4 - set.descent)
    return [
      .text(
        SceneText(
          text: set, source: short, origin: origin, readsUpwards: false, colour: colour, role: .annotation))
    ]
  }
}
