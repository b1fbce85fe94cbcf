import RasterCanvas

/// The breaks of a panel's axes: two slanted strokes, and a gap across the frame, which parts the bars that cross it.
struct AxisBreakDrawing {
  private let panel: ResolvedPanel
  private let theme: FigureTheme

  init(_ panel: ResolvedPanel, theme: FigureTheme) {
    self.panel = panel
    self.theme = theme
  }

  /// The strokes and the gap over a frame; nothing for axes without a break.
  func items(over area: CanvasRectangle) -> [SceneItem] {
    var items: [SceneItem] = []
    for (mapping, isVertical) in [(panel.xMapping, false), (panel.yMapping, true)] {
      guard let gap = mapping.gap, let from = mapping.position(gap.lower),
        let to = mapping.position(gap.upper)
      else { continue }
      let (low, high) = (min(from, to), max(from, to))
      let stripe =
        isVertical
        ? CanvasRectangle(x: area.minX - 1, y: low, width: area.width + 2, height: high - low)
        : CanvasRectangle(x: low, y: area.minY - 1, width: high - low, height: area.height + 2)
      items.append(.shape(SceneShape(.rectangle(stripe), fill: .white, role: .axis, snaps: true)))
      if isVertical { items += cuts(from: low, to: high) }
      for edge in panel.panel.frame == .box ? [0, 1] : [0] {
        let place =
          isVertical
          ? CanvasPoint(edge == 0 ? area.minX : area.maxX, (low + high) / 2)
          : CanvasPoint((low + high) / 2, edge == 0 ? area.maxY : area.minY)
        let half = (high - low) / 2
        var strokes = CanvasPath()
        for side in [-half, half] {
          let middle =
            isVertical ? CanvasPoint(place.x, place.y + side) : CanvasPoint(place.x + side, place.y)
          let slant = isVertical ? CanvasPoint(3, -1.5) : CanvasPoint(1.5, -3)
          strokes.append(.segment(from: middle - slant, to: middle + slant))
        }
        items.append(
          .shape(SceneShape(strokes, stroke: SceneStroke(.ink, width: theme.axisWidth), role: .axis)))
      }
    }
    return items
  }

  /// A slanted cut through each bar that goes on above the gap.
  private func cuts(from low: Double, to high: Double) -> [SceneItem] {
    let slant = 1.5
    return panel.panel.marks.compactMap { $0 as? BarsMark }.flatMap { mark in
      mark.stretches(in: panel.xMapping, y: panel.yMapping, beyond: low).flatMap { bar -> [SceneItem] in
        let (left, right) = (bar.lowerBound - 1, bar.upperBound + 1)
        let upper = (CanvasPoint(left, low + slant), CanvasPoint(right, low - slant))
        let lower = (CanvasPoint(left, high + slant), CanvasPoint(right, high - slant))
        var strokes = CanvasPath.segment(from: upper.0, to: upper.1)
        strokes.append(.segment(from: lower.0, to: lower.1))
        let stripe = CanvasPath.polygon([upper.0, upper.1, lower.1, lower.0])
        return [
          .shape(SceneShape(stripe, fill: .white, role: .axis)),
          .shape(SceneShape(strokes, stroke: SceneStroke(.ink, width: theme.axisWidth), role: .axis)),
        ]
      }
    }
  }
}
