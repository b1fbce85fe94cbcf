import RasterCanvas
import ScientificFigures
import Testing

@Suite struct AxisBreakTests {
  private static let figure = ScientificFigure(
    name: "f", title: "f", altText: "f", theme: .nature89, columnWeights: [1], rowHeights: [140],
    cells: [
      FigureCell(
        row: 0, column: 0,
        panel: FigurePanel(
          x: FigureAxis("x"),
          y: FigureAxis("y", gap: AxisGap(from: 50, to: 1_400, shareBelow: 0.6), anchor: 0),
          marks: [
            BarsMark(positions: [0, 1], values: [1_600, 40], width: 0.8, fill: SeriesPalette.blue)
          ]))
    ])

  private static func labels(_ scene: FigureScene) -> [(value: Double, y: Double)] {
    scene.texts.filter { $0.role == .tickLabel && $0.bounds.maxX < 60 }.compactMap { text in
      Double(text.source.plainText).map { ($0, text.bounds.center.y) }
    }
  }

  @Test func bothSidesOfABreakHaveTicks() throws {
    let labels = Self.labels(Self.figure.scene(typeface: try FigureTypeface()))
    #expect(labels.count { $0.value <= 50 } >= 2)
    #expect(labels.count { $0.value >= 1_400 } >= 2)
    let inGap = labels.contains { $0.value > 50 && $0.value < 1_400 }
    #expect(!inGap)
  }

  @Test func valuesRiseOverTheBreak() throws {
    let labels = Self.labels(Self.figure.scene(typeface: try FigureTypeface())).sorted { $0.value < $1.value }
    for (lower, higher) in zip(labels, labels.dropFirst()) { #expect(lower.y > higher.y) }
  }

  @Test func aWhiteStripePartsTheBarsThatCrossTheBreak() throws {
    let scene = Self.figure.scene(typeface: try FigureTypeface())
    let panel = try #require(scene.group(named: "panel 0"))
    let frame = try #require(scene.group(named: "marks 0")?.clip)
    let stripes = panel.items.compactMap { item -> CanvasRectangle? in
      guard case .shape(let shape) = item, shape.fill == .white else { return nil }
      return shape.path.controlBounds
    }
    let stripe = try #require(stripes.first)
    #expect(stripe.width >= frame.width)
    #expect(abs(stripe.height - 0.03 * frame.height) < 0.5)
  }

  @Test func aBreakThatLeavesNothingOutIsNoBreak() throws {
    var figure = Self.figure
    figure.cells[0].panel.y.gap = AxisGap(from: 5_000, to: 6_000)
    let panel = try #require(figure.scene(typeface: try FigureTypeface()).group(named: "panel 0"))
    let isWhite = panel.items.contains { item in
      if case .shape(let shape) = item { return shape.fill == .white }
      return false
    }
    #expect(!isWhite)
  }
}
