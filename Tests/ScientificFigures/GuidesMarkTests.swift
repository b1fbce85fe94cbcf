import RasterCanvas
import ScientificFigures
import Testing

@Suite struct GuidesMarkTests {
  private static func scene(guides: Int, columns: Int) throws -> FigureScene {
    let marks = GuidesMark(
      (0..<guides).map { GuidesMark.Guide(Double($0) / 100 + 9.5, FigureText(plain: "guide \($0)")) },
      stroke: SceneStroke(.noteGrey, width: 0.3))
    let panel = FigurePanel(
      x: FigureAxis("x", limits: AxisLimits(0, 10)), y: FigureAxis("y", limits: AxisLimits(0, 1)),
      marks: [LineMark(x: [0, 10], y: [0, 0.1], stroke: SceneStroke(.ink, width: 0.5)), marks])
    return ScientificFigure(
      name: "guides", title: "", altText: "", theme: .nature183,
      columnWeights: Array(repeating: 1, count: columns), rowHeights: [150],
      cells: [FigureCell(row: 0, column: 0, panel: panel)]
    ).scene(typeface: try FigureTypeface())
  }

  private static func labels(_ scene: FigureScene) -> [CanvasRectangle] {
    scene.texts.filter { $0.role == .annotation }.map(\.bounds)
  }

  private static func frame(_ scene: FigureScene) throws -> CanvasRectangle {
    try #require(scene.group(named: "marks 0")?.clip)
  }

  @Test func labelsOfGuidesNearTheEdgeMoveIntoTheFrame() throws {
    let scene = try Self.scene(guides: 8, columns: 1)
    let frame = try Self.frame(scene)
    let labels = Self.labels(scene)
    #expect(labels.count == 8)
    for label in labels { #expect(label.minX >= frame.minX && label.maxX <= frame.maxX) }
  }

  @Test func aRowOfLabelsThatIsTooLongIsNotCut() throws {
    let scene = try Self.scene(guides: 12, columns: 8)
    let clipped = try #require(scene.group(named: "marks 0")).items.contains { item in
      if case .text = item { return true }
      return false
    }
    #expect(!clipped)
    let frame = try Self.frame(scene)
    let labels = Self.labels(scene)
    let centre = ((labels.map(\.minX).min() ?? 0) + (labels.map(\.maxX).max() ?? 0)) / 2
    #expect(labels.count == 12)
    #expect(abs(centre - frame.center.x) < 1)
  }
}
