import RasterCanvas
import ScientificFigures

/// Small figures that tests draw.
enum SampleFigures {
  /// A line of values over the numbers 0, 1, 2 and so on.
  static func line(_ values: [Double], name: FigureText? = nil) -> LineMark {
    LineMark(
      x: values.indices.map { Double($0) }, y: values, stroke: SceneStroke(SeriesPalette.blue, width: 0.9),
      name: name)
  }

  /// Panels in a grid, each 70 points high.
  static func grid(
    _ panels: [FigurePanel], columns: Int = 1, theme: FigureTheme = .nature183
  ) -> ScientificFigure {
    ScientificFigure(
      name: "figure", title: "Title", altText: "What it shows", theme: theme,
      columnWeights: Array(repeating: 1, count: columns),
      rowHeights: Array(repeating: 70, count: (panels.count + columns - 1) / columns),
      cells: panels.enumerated().map { FigureCell(row: $0 / columns, column: $0 % columns, panel: $1) })
  }

  /// One panel with some marks on plain axes.
  static func panel(
    _ marks: [any PanelMark], scale: AxisScale = .linear, theme: FigureTheme = .nature89
  ) -> ScientificFigure {
    grid(
      [FigurePanel(x: FigureAxis("Depth", unit: "nm"), y: FigureAxis("Signal", scale: scale), marks: marks)],
      theme: theme)
  }

  /// The frames of the panels, as the clips of their marks show them.
  static func frames(_ scene: FigureScene) -> [CanvasRectangle] {
    scene.items.compactMap { item in
      guard case .group(let panel) = item else { return nil }
      for case .group(let marks) in panel.items where marks.clip != nil { return marks.clip }
      return nil
    }
  }

  /// What is wrong with the places of texts, in words.
  static func faults(_ scene: FigureScene) -> String {
    let faults = SceneOverlaps(scene)
    func name(_ text: SceneText) -> String { "\(text.role.rawValue) “\(text.source.plainText)”" }
    let pairs = faults.pairs.map { name($0.first) + " covers " + name($0.second) }
    return (pairs + faults.outside.map { name($0) + " leaves the page" }).joined(separator: "; ")
  }
}
