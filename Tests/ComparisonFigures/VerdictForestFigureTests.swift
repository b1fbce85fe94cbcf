import ComparisonFigures
import RasterCanvas
import ScientificFigures
import Testing

@Suite struct VerdictForestFigureTests {
  private static let names = [
    "LiF_{2}^{−} share of all ions near the surface", "C_{2}HO^{−} share of all ions near the surface",
  ]

  private static func scene(_ theme: FigureTheme) throws -> FigureScene {
    VerdictForestFigure(
      binder: "PVDF-A-N5", reference: "PVDF",
      lines: names.map {
        .init(
          group: "TOF-SIMS", measure: $0, outcome: .ratio(0.48, lower: 0.45, upper: 0.53, verdict: .lower))
      }
    ).figure(theme: theme).scene(typeface: try FigureTypeface())
  }

  @Test(arguments: [FigureTheme.rsc83, .nature89, .nature183])
  func ratiosStandRightOfThePlotAndOnThePage(theme: FigureTheme) throws {
    let scene = try Self.scene(theme)
    let letters = scene.texts.filter { $0.source.plainText.hasPrefix("0.480 (0.450 to 0.530)") }
    let ticks = scene.texts.filter { $0.role == .tickLabel && $0.source.plainText == "1" }
    #expect(letters.count == 2)
    #expect(SceneOverlaps(scene).count == 0)
    let rightmost = try #require(ticks.first?.bounds.maxX)
    #expect(letters.allSatisfy { $0.bounds.minX > rightmost })
  }

  @Test func aColumnLeavesTheWordToTheMarkers() throws {
    let narrow = try Self.scene(.rsc83).texts.map(\.source.plainText)
    let wide = try Self.scene(.nature183).texts.map(\.source.plainText)
    #expect(narrow.contains("0.480 (0.450 to 0.530)"))
    #expect(wide.contains("0.480 (0.450 to 0.530), lower"))
  }

  @Test func longNamesGoOnInASecondLineAndAreNotCut() throws {
    let texts = try Self.scene(.rsc83).texts.filter { $0.role == .tickLabel }.map(\.source.plainText)
    #expect(!texts.contains { $0.contains("…") })
    #expect(texts.contains { $0.hasSuffix("the surface") })
  }

  @Test func theNoteSaysThatVerdictsAreCorrectedAndBarsAreNot() throws {
    let note = RecipeSamples.verdicts().figure().notes.map(\.plainText).joined()
    #expect(note.contains("Holm-adjusted"))
    #expect(note.contains("95 % intervals, each for itself"))
  }

  @Test func columnsShareOneScaleSoThatBindersCompare() throws {
    var far = RecipeSamples.verdicts(binder: "PAA")
    far.lines[0].outcome = .ratio(40, lower: 20, upper: 80, verdict: .higher)
    let columns = VerdictColumnsFigure(forests: [RecipeSamples.verdicts(), far])
    let scene = columns.figure().scene(typeface: try FigureTypeface())
    let ones = try [0, 1].map { panel -> Double in
      let frame = try #require(scene.group(named: "marks \(panel)")?.clip)
      let place = try #require(
        scene.texts.first {
          $0.role == .tickLabel && $0.source.plainText == "100" && frame.minX < $0.bounds.center.x
            && $0.bounds.center.x < frame.maxX
        })
      return place.bounds.center.x - frame.minX
    }
    #expect(abs(ones[0] - ones[1]) < 0.5)
  }
}
