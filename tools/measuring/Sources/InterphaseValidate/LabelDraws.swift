import Foundation
import Interphase

/// Figures with random labels, scales and numbers of panels, to see whether any layout lets texts touch.
struct LabelDraws {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  private mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  /// One to five words of up to 30 letters together, some with sub- and superscripts.
  private mutating func label() -> FigureText {
    let words = [
      "Intensity", "Li_xPF_yO_z", "cm^-2", "PO_2^-", "depth", "Ni 2p_{3/2}", "a", "binder", "ratio",
      "R\\bar{3}m",
    ]
    let count = 1 + below(4)
    return FigureText(markup: (0..<count).map { _ in words[below(words.count)] }.joined(separator: " "))
  }

  mutating func figure(theme: FigureTheme) -> ScientificFigure {
    let columns = 1 + below(theme.width > 350 ? 3 : 2)
    let rows = 1 + below(4)
    var cells: [FigureCell] = []
    for row in 0..<rows {
      for column in 0..<columns { cells.append(FigureCell(row: row, column: column, panel: panel(theme))) }
    }
    return ScientificFigure(
      name: "random", title: "random", altText: "random", theme: theme,
      columnWeights: (0..<columns).map { _ in 1 }, rowHeights: (0..<rows).map { _ in 80 + 60 * share() },
      cells: cells, legend: below(3) == 0 ? [LegendEntry(label(), fill: SeriesPalette.blue)] : [])
  }

  private mutating func panel(_ theme: FigureTheme) -> FigurePanel {
    let power = pow(10, Double(below(9)) - 4)
    let shift = (share() - 0.5) * 10 * power
    let x = (0..<40).map { shift + power * Double($0) / 7 }
    var marks: [any PanelMark] = (0..<(1 + below(3))).map { series in
      let phase = share() * 6
      let height = pow(10, share() * 4 - 2)
      return LineMark(
        x: x, y: x.indices.map { height * (1.5 + sin(Double($0) / 6 + phase)) },
        stroke: SceneStroke(SeriesPalette.colour(series), width: theme.lineWidth), name: label())
    }
    if below(3) == 0 {
      let stroke = SceneStroke(.noteGrey, width: theme.fineWidth, dashes: [3, 2])
      marks.append(
        GuidesMark((0..<3).map { GuidesMark.Guide(x[10 * $0 + 5], label()) }, stroke: stroke))
    }
    return FigurePanel(
      title: below(2) == 0 ? label() : nil, corner: below(2) == 0 ? label() : nil,
      x: FigureAxis(label(), unit: "nm", isReversed: below(2) == 0),
      y: FigureAxis(label(), unit: "eV", scale: below(2) == 0 ? .logarithmic : .linear), marks: marks,
      legend: [.none, .inside, .right][below(3)], notes: below(3) == 0 ? [label()] : [])
  }
}

/// Figures with a known breach of a journal's rules.
enum PlantedFigures {
  private static func figure(theme: FigureTheme, marks: [any PanelMark]) -> ScientificFigure {
    ScientificFigure(
      name: "planted", title: "planted", altText: "planted", theme: theme, columnWeights: [1],
      rowHeights: [100],
      cells: [
        FigureCell(
          row: 0, column: 0,
          panel: FigurePanel(x: FigureAxis("Depth", unit: "nm"), y: FigureAxis("Intensity"), marks: marks))
      ])
  }

  private static func line(_ width: Double) -> LineMark {
    LineMark(x: [0, 1, 2], y: [1, 3, 2], stroke: SceneStroke(SeriesPalette.blue, width: width))
  }

  /// Nothing that Nature refuses.
  static var clean: ScientificFigure { figure(theme: .nature89, marks: [line(0.9)]) }
  /// A note of 4 pt.
  static var smallText: ScientificFigure {
    figure(theme: .nature89, marks: [line(0.9), NoteMark("too small", x: 1, y: 2, size: 4)])
  }
  /// A line of 0.1 pt.
  static var thinLine: ScientificFigure { figure(theme: .nature89, marks: [line(0.1)]) }
}
