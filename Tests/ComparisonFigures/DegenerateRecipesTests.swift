import ComparisonFigures
import ScientificFigures
import Testing

/// Inputs without points, with one, with equal or unmeasurable values, without pixels: every recipe draws a sane page.
@Suite struct DegenerateRecipesTests {
  private static func check(_ figure: ScientificFigure) throws {
    let typeface = try FigureTypeface()
    let scene = figure.scene(typeface: typeface)
    #expect(SceneOverlaps(scene).words == "")
    #expect(scene.height < 3000)
    #expect(try !scene.png(typeface: typeface, resolution: 72).isEmpty)
    let svg = scene.svg()
    for unwritable in ["nan", "inf", "-nan", "-inf"] {
      #expect(!svg.contains("\"\(unwritable)") && !svg.contains(" \(unwritable) "))
    }
  }

  @Test(arguments: Recipe.allCases, ValueChange.allCases)
  func anyValuesAreDrawn(recipe: Recipe, change: ValueChange) throws {
    var input = recipe.input()
    input.change(change)
    try Self.check(input.figure(theme: .nature183))
  }

  @Test(arguments: [(0, 0.0, 0.0), (1, 1, 1), (1e-300, 0, 1e300), (.nan, .nan, .nan), (-1, -2, 3)])
  func anyRatioIsDrawn(ratio: Double, lower: Double, upper: Double) throws {
    let line = VerdictForestFigure.Line(
      group: "XPS", measure: "LiF", outcome: .ratio(ratio, lower: lower, upper: upper, verdict: .notResolved))
    try Self.check(VerdictForestFigure(binder: "A", reference: "B", lines: [line]).figure())
  }

  @Test(arguments: [1, -1, .max, .min] as [Int])
  func imagesWithImpossibleSizesAreDrawn(size: Int) throws {
    let map = IonMapFigure.Map(ion: "LiF2-", columns: size, rows: size, counts: [1, 2], fieldWidth: 50)
    try Self.check(IonMapFigure(maps: [map, map]).figure())
    try Self.check(IonOverlayFigure(fields: [.init(binder: "PVDF", maps: [map, map])]).figure())
    let thickness = ThicknessMapFigure.Map(
      binder: "PVDF", columns: size, rows: size, thicknesses: [1, 2], fieldWidth: 50)
    try Self.check(ThicknessMapFigure(maps: [thickness]).figure())
    let image = MicrographFigure.GreyImage(columns: size, rows: size, values: [1, 2])
    try Self.check(
      MicrographFigure(
        specimen: "PVDF", image: image, pixelSize: 0.04,
        regions: [.init(label: "layered", x: 0, y: 0, side: 1, transform: image)]
      ).figure())
  }
}
