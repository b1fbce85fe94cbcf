import RasterCanvas
import ScientificFigures
import Testing

/// Breaches that were planted are reported, and nothing else.
@Suite struct JournalCheckTests {
  private static func breaches(
    _ figure: ScientificFigure, _ rules: JournalRules = .nature
  ) throws -> [JournalCheck.Breach] {
    JournalCheck(figure.scene(typeface: try FigureTypeface()), rules: rules).breaches
  }

  private static func clean(_ marks: [any PanelMark] = []) -> ScientificFigure {
    SampleFigures.panel([SampleFigures.line([1, 3, 2])] + marks)
  }

  @Test func aCleanPageHasNoBreach() throws {
    #expect(try Self.breaches(Self.clean()).isEmpty)
  }

  @Test func textOfFourPointsIsTooSmall() throws {
    let found = try Self.breaches(Self.clean([NoteMark("too small", x: 1, y: 2, size: 4)]))
    #expect(found.map(\.rule) == [.smallText])
    #expect(found.first?.value == 4)
    #expect(found.first?.found.contains("too small") == true)
  }

  @Test func aLineOfATenthOfAPointIsTooThin() throws {
    let line = LineMark(x: [0, 2], y: [1, 2], stroke: SceneStroke(SeriesPalette.blue, width: 0.1))
    let found = try Self.breaches(Self.clean([line]))
    #expect(found.map(\.rule) == [.thinLine])
    #expect(found.first?.value == 0.1)
  }

  @Test func ninetyTwoMillimetresFitNoColumn() throws {
    var figure = Self.clean()
    figure.theme.width = 92 * pointsPerMillimetre
    let found = try Self.breaches(figure)
    #expect(found.map(\.rule) == [.width])
    #expect(abs((found.first?.value ?? 0) - 92) < 1e-9)
  }

  @Test func aPageHigherThanTheJournalsIsNamed() throws {
    var figure = Self.clean()
    figure.rowHeights = [250 * pointsPerMillimetre]
    figure.lowestRows = 1
    #expect(try Self.breaches(figure).map(\.rule) == [.height])
  }

  @Test func textThatIsTooLargeIsNamedWhereAJournalSaysSo() throws {
    let rules = JournalRules(
      journal: "strict", widths: [89], largestHeight: nil, smallestText: 5, largestText: 6.6,
      thinnestLine: 0.25)
    let found = try Self.breaches(Self.clean(), rules)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.rule == .largeText })
  }

  @Test func textsThatCoverOneAnotherAreNamed() throws {
    let found = try Self.breaches(
      Self.clean([NoteMark("one", x: 1, y: 2, size: 7), NoteMark("other", x: 1, y: 2, size: 7)]))
    #expect(found.map(\.rule) == [.overlap])
    #expect(found.first?.found == "“one” covers “other”")
  }

  /// A page with a frame and a text, with nothing else.
  private static func page(_ text: String, at point: CanvasPoint, clip: CanvasRectangle? = nil) throws
    -> [String]
  {
    var scene = try clean().scene(typeface: FigureTypeface())
    let source = FigureText(plain: text)
    let model = try #require(scene.texts.first { $0.role == .axisLabel && !$0.readsUpwards })
    let setter = TextSetter(measuring: try FigureTypeface(), smallest: 5)
    var planted = model
    planted.text = setter.set(source, size: 7)
    planted.source = source
    planted.origin = point
    scene.items.append(.group(SceneGroup(name: "planted", clip: clip, items: [.text(planted)])))
    return JournalCheck(scene, rules: .nature).breaches.map(\.found)
  }

  private static func frame() throws -> CanvasRectangle {
    try #require(SampleFigures.frames(try clean().scene(typeface: FigureTypeface())).first)
  }

  @Test func aTextThatLeavesThePageIsNamed() throws {
    #expect(try Self.page("far", at: CanvasPoint(500, 10)) == ["“far” leaves the page"])
  }

  @Test func aTextThatLiesOnAFrameIsNamed() throws {
    let frame = try Self.frame()
    // The word is 21 points wide and must stay on the page.
    let place = CanvasPoint(frame.maxX - 19.5, frame.minY + 20)
    #expect(try Self.page("astride", at: place) == ["“astride” lies on a frame"])
    #expect(try Self.page("inside", at: CanvasPoint(frame.minX + 5, frame.minY + 20)) == [])
  }

  @Test func aTextThatAClipCutsIsNamed() throws {
    let frame = try Self.frame()
    let clip = CanvasRectangle(x: frame.minX, y: frame.minY, width: 20, height: 40)
    let place = CanvasPoint(frame.minX + 10, frame.minY + 20)
    #expect(try Self.page("longer", at: place, clip: clip) == ["“longer” is cut at the edge of its panel"])
  }
}
