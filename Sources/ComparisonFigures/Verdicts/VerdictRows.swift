import ScientificFigures

/// Where the lines of forest plots stand: measures under one another, those of a technique together under its name.
struct VerdictRows {
  private struct Key: Hashable {
    var group: String
    var measure: String
  }

  private var levels: [Key: Double] = [:]
  private var places: [AxisTicks.Labelled] = []
  private var end = 0.0

  /// Orders lines by their techniques in order of appearance; a measure that occurs again keeps its first place.
  ///
  /// A name that is too long for one line gets the room of two.
  init(_ lines: [VerdictForestFigure.Line], theme: FigureTheme) {
    var groups: [String] = []
    for line in lines where !groups.contains(line.group) { groups.append(line.group) }
    for group in groups {
      if end > 0 { end += 0.4 }
      places.append(AxisTicks.Labelled(end, FigureText(runs: [.init(group, isItalic: true)])))
      end += 1
      for line in lines where line.group == group {
        let key = Key(group: group, measure: line.measure)
        guard levels[key] == nil else { continue }
        let name = FigureText(markup: line.measure)
        // Half of the size is the width of a letter on average.
        let isLong = Double(name.plainText.count) * theme.tickSize / 2 > theme.width / 3
        if isLong { end += 0.3 }
        levels[key] = end
        places.append(AxisTicks.Labelled(end, name))
        end += isLong ? 1.3 : 1
      }
    }
  }

  /// The height of a line's row.
  func level(of line: VerdictForestFigure.Line) -> Double? {
    levels[Key(group: line.group, measure: line.measure)]
  }

  /// The vertical axis with the names of measures and techniques.
  var axis: FigureAxis {
    FigureAxis(
      FigureText(runs: []), limits: AxisLimits(-0.7, max(end, 1) - 0.3), isReversed: true, places: places,
      showsTicks: false, showsLabel: false)
  }

  /// The share of their height with which the names of rows still stand apart.
  static let lowest = 0.78

  /// The height that all rows need to be read with ease, in points.
  func height(theme: FigureTheme) -> Double { max(60, end * theme.textSize * 1.55) }
}
