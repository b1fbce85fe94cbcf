/// Gives panels of a group one scale, in values per point, and makes rows without labels of their own lower instead of
/// leaving them empty above the data.
struct SharedHeadroom {
  /// The share of its height that each panel leaves free above the data.
  private(set) var shares: [Double]
  /// By how many points rows are lower than the figure asks for.
  private(set) var spared: [Int: Double] = [:]

  /// Shares the room that panels need for their own labels.
  ///
  /// - Parameter heights: The heights of the panels' frames, in points, in rows as high as the figure asks for.
  init(_ panels: [ResolvedPanel], heights: [Double], theme: FigureTheme, setter: TextSetter) {
    shares = zip(panels, heights).map { $0.labelRoom / $1 }
    var largest: [String: Double] = [:]
    for (panel, share) in zip(panels, shares) {
      if let group = panel.panel.y.group { largest[group] = max(largest[group] ?? 0, share) }
    }
    for (index, panel) in panels.enumerated() {
      var room = 0.0
      if let group = panel.panel.y.group, let share = largest[group] {
        shares[index] = share
        if !panel.panel.y.isReversed, panel.cell.rowSpan == 1 {
          let least = Self.labelLength(panel, theme: theme, setter: setter)
          room = max(min(heights[index] * share - panel.labelRoom, heights[index] - least), 0)
        }
      }
      spared[panel.cell.row] = min(spared[panel.cell.row] ?? room, room)
    }
    for (index, panel) in panels.enumerated() {
      let lower = max(heights[index] - (spared[panel.cell.row] ?? 0), 1)
      shares[index] = 1 - heights[index] * (1 - shares[index]) / lower
    }
  }

  /// The length of the label beside the vertical axis, which is not to be broken for the sake of a lower row.
  private static func labelLength(_ panel: ResolvedPanel, theme: FigureTheme, setter: TextSetter) -> Double {
    guard panel.panel.y.showsLabel else { return 0 }
    let label = panel.panel.y.fullLabel(style: theme.unitStyle, exponent: panel.yTicks.exponent)
    return setter.set(label, size: theme.textSize).width
  }
}
