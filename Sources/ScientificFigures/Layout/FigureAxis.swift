/// An axis of a panel: what it shows and how.
public struct FigureAxis: Sendable {
  /// The quantity.
  public var label: FigureText
  /// The unit; empty for none.
  public var unit: FigureText
  /// The scale.
  public var scale: AxisScale
  /// The values shown; `nil` takes them from the marks.
  public var limits: AxisLimits?
  /// The shares of the length that are added to limits taken from the marks, below and above.
  public var padding: (lower: Double, upper: Double)
  /// Whether values fall from left to right or from bottom to top.
  public var isReversed: Bool
  /// Labelled places instead of chosen ticks, such as names under bars.
  public var places: [AxisTicks.Labelled]?
  /// Whether ticks are drawn.
  public var showsTicks: Bool
  /// Whether ticks are labelled.
  public var showsTickLabels: Bool
  /// Whether the label of the axis is drawn.
  public var showsLabel: Bool
  /// Axes of one figure with the same group show the same values.
  public var group: String?
  /// A stretch that is left out.
  public var gap: AxisGap?
  /// The value that must be shown, such as 0 under bars.
  public var anchor: Double?

  /// Creates an axis.
  public init(
    _ label: FigureText, unit: FigureText = FigureText(runs: []), scale: AxisScale = .linear,
    limits: AxisLimits? = nil, padding: (lower: Double, upper: Double) = (0.05, 0.05),
    isReversed: Bool = false,
    places: [AxisTicks.Labelled]? = nil, showsTicks: Bool = true, showsTickLabels: Bool = true,
    showsLabel: Bool = true, group: String? = nil, gap: AxisGap? = nil, anchor: Double? = nil
  ) {
    self.label = label
    self.unit = unit
    self.scale = scale
    self.limits = limits
    self.padding = padding
    self.isReversed = isReversed
    self.places = places
    self.showsTicks = showsTicks
    self.showsTickLabels = showsTickLabels
    self.showsLabel = showsLabel
    self.group = group
    self.gap = gap
    self.anchor = anchor
  }

  /// The label with its unit, and the power of ten that was taken out of the tick labels.
  func fullLabel(style: FigureTheme.UnitStyle, exponent: Int) -> FigureText {
    let power = exponent == 0 ? FigureText(runs: []) : FigureText(markup: NumberText.decade(exponent))
    let space = FigureText(plain: power.isEmpty || unit.isEmpty ? "" : " ")
    let unit = power + space + unit
    guard !unit.isEmpty else { return label }
    guard !label.isEmpty else { return unit }
    switch style {
    case .parentheses: return label + FigureText(plain: " (") + unit + FigureText(plain: ")")
    case .solidus: return label + FigureText(plain: " / ") + unit
    }
  }
}
