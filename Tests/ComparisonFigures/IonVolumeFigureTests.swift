import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct IonVolumeFigureTests {
  private static func marks(_ figure: ScientificFigure) -> [VolumeMark] {
    figure.cells.flatMap(\.panel.marks).compactMap { $0 as? VolumeMark }
  }

  @Test func eachFragmentHasABoxAndAllShareOne() {
    let figure = RecipeSamples.volumes(binders: ["PVDF"], side: 6).figure()
    #expect(Self.marks(figure).map(\.channels.count) == [1, 1, 1, 1, 4])
    #expect(figure.cells.last?.panel.title?.plainText == "overlay")
  }

  @Test func aFragmentHasItsColourEverywhere() throws {
    let marks = Self.marks(RecipeSamples.volumes(binders: ["PVDF"], side: 6).figure())
    let wanted = SpeciesAppearance("LiF2-").colour
    #expect(marks[2].channels[0].colour == wanted)
    #expect(marks[4].channels[2].colour == wanted)
  }

  @Test func aFragmentHasOneRangeForAllBinders() throws {
    let marks = Self.marks(RecipeSamples.volumes(side: 6).figure())
    #expect(marks[0].channels[0].range == marks[5].channels[0].range)
  }

  @Test func boxesOfKnownDepthHaveOneScale() throws {
    let marks = Self.marks(RecipeSamples.volumes(side: 6).figure())
    #expect(marks[0].proportions.z == 1)
    #expect(marks[5].proportions.z == 0.5)
  }

  @Test func theExaggerationOfDepthIsStated() throws {
    // 50 µm over 90 nm.
    let figure = RecipeSamples.volumes(binders: ["PVDF"], side: 6).figure()
    #expect(figure.notes.map(\.plainText) == ["field 50 µm × 50 µm; depth exaggerated 556 times"])
    let unknown = RecipeSamples.volumes(binders: ["PVDF"], side: 6, depth: nil).figure()
    #expect(
      unknown.notes.map(\.plainText) == ["field 50 µm × 50 µm; depth not to scale, sputter rate unknown"])
  }

  @Test func anArrowSaysWhereTheDepthIs() throws {
    let texts = RecipeSamples.volumes(binders: ["PVDF"], side: 6).figure()
      .scene(typeface: try FigureTypeface()).texts
    let arrow = try #require(texts.first { $0.source.plainText == "depth 90 nm" })
    #expect(arrow.readsUpwards)
  }

  @Test func aFewCountsAreSeenToo() throws {
    var values = [Float](repeating: 0, count: 1_000)
    values[500] = 3
    let grid = VoxelGrid(columns: 10, rows: 10, layers: 10, values: values)
    let figure = IonVolumeFigure(specimens: [
      .init(binder: "PVDF", volumes: [.init(ion: "LiF2-", counts: grid)], fieldWidth: 50)
    ]).figure()
    #expect(Self.marks(figure).first?.channels.first?.range == AxisLimits(0, 3))
  }

  @Test func oneIonAloneHasNoOverlay() {
    var input = RecipeSamples.volumes(binders: ["PVDF"], side: 6)
    input.specimens[0].volumes.removeLast(3)
    #expect(input.figure().cells.count == 1)
  }

  @Test func wordsSayHowDeepFragmentsLie() {
    let text = RecipeSamples.volumes(binders: ["PVDF"], side: 12).figure().altText
    #expect(text.contains("C2HO- at "))
    #expect(text.contains(" nm"))
  }

  @Test func aLowBoxKeepsTheNumberOfItsDepth() throws {
    let scene = RecipeSamples.volumes(side: 0).figure(theme: .nature89).scene(typeface: try FigureTypeface())
    let labels = scene.texts.filter { $0.readsUpwards && $0.role == .annotation }.map(\.source.plainText)
    #expect(labels == ["depth 90 nm", "45 nm"])
  }
}
