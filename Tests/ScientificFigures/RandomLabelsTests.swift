import RasterCanvas
import ScientificFigures
import Testing

/// Whatever labels, scales and sizes of text come together, no texts touch and rows stay in line.
@Suite struct RandomLabelsTests {
  /// SplitMix64 (Steele, Lea and Flood, 2014).
  private struct Draws {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }

    /// Up to 30 letters with blanks, subscripts and superscripts among them.
    mutating func label() -> FigureText {
      let parts = ["a", "Li", "PF_y", "cm^-2", " ", " ", "PO_2^-", "depth", "M", "2p_{3/2}", "R\\bar{3}m"]
      var text = FigureText(markup: parts[below(2)])
      while true {
        let longer = text + FigureText(markup: parts[below(parts.count)])
        if longer.plainText.count > 30 || below(12) == 0 { return text }
        text = longer
      }
    }

    mutating func panel(_ theme: FigureTheme) -> FigurePanel {
      let size = [1e-6, 0.03, 1, 700, 4e5][below(5)]
      let values = (0..<30).map { _ in size * Double(1 + below(1000)) }
      var marks: [any PanelMark] = [SampleFigures.line(values, name: label())]
      if below(3) == 0 { marks.append(SampleFigures.line(values.reversed(), name: label())) }
      if below(3) == 0 {
        let stroke = SceneStroke(.noteGrey, width: theme.fineWidth)
        marks.append(
          GuidesMark((0..<3).map { GuidesMark.Guide(Double(8 * $0 + 4), label()) }, stroke: stroke))
      }
      return FigurePanel(
        title: below(2) == 0 ? label() : nil, corner: below(2) == 0 ? label() : nil,
        x: FigureAxis(label(), unit: "nm", isReversed: below(2) == 0),
        y: FigureAxis(label(), unit: "eV", scale: below(3) == 0 ? .logarithmic : .linear), marks: marks,
        legend: [.none, .inside, .right][below(3)], notes: below(4) == 0 ? [label()] : [])
    }
  }

  private static func sized(_ preset: FigureTheme, textSize: Double) -> FigureTheme {
    FigureTheme(
      name: preset.name, millimetres: preset.width / pointsPerMillimetre, textSize: textSize, smallestText: 5,
      letters: preset.letterStyle, units: preset.unitStyle, rules: preset.rules)
  }

  @Test(arguments: FigureTheme.presets) func noTextTouchesAnother(preset: FigureTheme) throws {
    let typeface = try FigureTypeface()
    var draws = Draws(state: 77)
    for count in 1...12 {
      let theme = Self.sized(preset, textSize: Double(5 + count % 5))
      // A column needs about 55 mm for labels of 30 letters on both sides of a frame.
      let columns = min(count, max(1, Int(theme.width / pointsPerMillimetre / 55)))
      let panels = (0..<count).map { _ in draws.panel(theme) }
      let scene = SampleFigures.grid(panels, columns: columns, theme: theme).scene(typeface: typeface)
      #expect(SampleFigures.faults(scene) == "", "\(count) panels of \(theme.textSize) pt")
    }
  }

  @Test(arguments: FigureTheme.presets) func panelsOfARowShareTopAndBottom(preset: FigureTheme) throws {
    let typeface = try FigureTypeface()
    var draws = Draws(state: 5)
    let panels = (0..<6).map { _ in draws.panel(preset) }
    let frames = SampleFigures.frames(
      SampleFigures.grid(panels, columns: 3, theme: preset).scene(typeface: typeface))
    #expect(frames.count == 6)
    for row in [frames.prefix(3), frames.suffix(3)] {
      #expect(Set(row.map(\.minY)).count == 1)
      #expect(Set(row.map(\.maxY)).count == 1)
    }
  }
}
