import RasterCanvas
import ScientificFigures
import Testing

@Suite struct PanelInsetTests {
  private static func line(_ values: [Double]) -> LineMark {
    LineMark(
      x: values.indices.map { Double($0) }, y: values, stroke: SceneStroke(SeriesPalette.blue, width: 0.9))
  }

  private static func scene(_ values: [Double], isConnected: Bool = true) throws -> FigureScene {
    let inset = PanelInset(
      x: FigureAxis("x", limits: AxisLimits(0, 10), showsLabel: false),
      y: FigureAxis("y", limits: AxisLimits(0, 1), showsLabel: false), marks: [line(values)],
      isConnected: isConnected)
    let panel = FigurePanel(x: FigureAxis("x"), y: FigureAxis("y"), marks: [line(values)], inset: inset)
    let figure = ScientificFigure(
      name: "f", title: "f", altText: "f", theme: .nature89, columnWeights: [1], rowHeights: [140],
      cells: [FigureCell(row: 0, column: 0, panel: panel)])
    return figure.scene(typeface: try FigureTypeface())
  }

  private static func frame(_ group: SceneGroup?) -> CanvasRectangle? {
    for case .group(let marks) in group?.items ?? [] where marks.clip != nil { return marks.clip }
    return nil
  }

  @Test func theInsetLiesInTheFrameWhereNoDataAre() throws {
    // The line falls from the upper left corner, so that the upper right one is free.
    let values = (0..<100).map { 1 / (1 + Double($0)) }
    let scene = try Self.scene(values)
    let outer = try #require(Self.frame(scene.group(named: "panel 0")))
    let inner = try #require(Self.frame(scene.group(named: "panel inset")))
    #expect(outer.contains(inner))
    #expect(inner.minX > outer.center.x - 20)
    #expect(inner.maxY < outer.center.y + 20)
  }

  @Test func roomIsMadeWhereDataFillTheFrame() throws {
    let values = (0..<200).map { $0 % 2 == 0 ? 0.0 : 1 }
    let scene = try Self.scene(values)
    let inner = try #require(Self.frame(scene.group(named: "panel inset")))
    let outer = try #require(Self.frame(scene.group(named: "panel 0")))
    #expect(outer.contains(inner))
    #expect(SceneOverlaps(scene).count == 0)
  }

  @Test func theEnlargedPartIsOutlinedOnRequest() throws {
    let values = (0..<100).map { 1 / (1 + Double($0)) }
    func guides(_ scene: FigureScene) -> Int {
      let items = scene.group(named: "panel 0")?.items ?? []
      return items.count { item in
        if case .shape(let shape) = item { return shape.role == .guide }
        return false
      }
    }
    #expect(guides(try Self.scene(values)) == guides(try Self.scene(values, isConnected: false)) + 1)
  }
}
