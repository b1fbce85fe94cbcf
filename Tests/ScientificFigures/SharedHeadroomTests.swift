import RasterCanvas
import ScientificFigures
import Testing

@Suite struct SharedHeadroomTests {
  private static let values = [1.0, 8, 3, 9, 2]

  /// Two rows of one scale; only the first has labels over its data.
  private static func scene(group: String?) throws -> FigureScene {
    let guides = GuidesMark(
      [GuidesMark.Guide(2, "a long label")], stroke: SceneStroke(.noteGrey, width: 0.5))
    let panels = [true, false].map { isLabelled in
      FigurePanel(
        x: FigureAxis("x"), y: FigureAxis("y", group: group),
        marks: [SampleFigures.line(values)] + (isLabelled ? [guides] : []))
    }
    return SampleFigures.grid(panels).scene(typeface: try FigureTypeface())
  }

  /// The height of the curve of a panel on the page.
  private static func height(_ scene: FigureScene, _ panel: Int) throws -> Double {
    let group = try #require(scene.group(named: "marks \(panel)"))
    let heights = group.items.compactMap { item -> Double? in
      guard case .shape(let shape) = item, shape.role == .data else { return nil }
      return shape.path.controlBounds?.height
    }
    return try #require(heights.first)
  }

  @Test func aRowWithoutLabelsIsLower() throws {
    let frames = SampleFigures.frames(try Self.scene(group: "shared"))
    #expect(frames[1].height < frames[0].height - 20)
    let apart = SampleFigures.frames(try Self.scene(group: nil))
    #expect(abs(apart[0].height - apart[1].height) < 1e-9)
  }

  @Test func rowsOfAGroupKeepOneScaleInValuesPerPoint() throws {
    let scene = try Self.scene(group: "shared")
    #expect(abs(try Self.height(scene, 0) - Self.height(scene, 1)) < 0.01)
  }
}
