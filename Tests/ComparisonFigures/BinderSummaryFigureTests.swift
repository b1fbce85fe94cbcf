import ComparisonFigures
import ScientificFigures
import Testing

@Suite struct BinderSummaryFigureTests {
  private static func headings(_ input: BinderSummaryFigure) -> [[String]] {
    input.figure().blocks.map { $0.map(\.heading.plainText) }
  }

  @Test func techniquesStandInRowsUnderTheirNames() {
    #expect(
      Self.headings(RecipeSamples.summary()) == [
        ["XPS, fitted spectra"], ["XPS", "TOF-SIMS"], ["EELS", "ICP-MS"], ["Verdicts against PVDF"],
      ])
  }

  @Test func missingTechniquesLeaveNoHole() {
    var input = RecipeSamples.summary()
    input.spectra = nil
    input.verdicts = []
    input.bars.removeAll { $0.heading == "EELS" }
    #expect(Self.headings(input) == [["XPS", "TOF-SIMS", "ICP-MS"]])
    input.bars[0].bars.cells = []
    #expect(Self.headings(input) == [["TOF-SIMS", "ICP-MS"]])
  }

  @Test(arguments: 2...6)
  func thePageFitsTheJournalForAnyNumberOfBinders(count: Int) throws {
    let binders = Array(["PVDF", "PAA", "CMC", "ISP50", "PVDF-A-N5", "SBR"].prefix(count))
    let scene = RecipeSamples.summary(binders: binders).figure().scene(typeface: try FigureTypeface())
    #expect(JournalCheck(scene, rules: .nature).breaches.map(\.found) == [])
  }

  @Test func oneLegendServesAllBars() throws {
    let figure = RecipeSamples.summary().figure()
    #expect(figure.legend.map(\.text.plainText) == ["PVDF", "ISP50"])
    let panels = figure.blocks.flatMap { $0 }.flatMap(\.figure.cells).map(\.panel)
    #expect(panels.allSatisfy { $0.legend == .none })
  }

  @Test func oneLineSaysTheNumberOfCellsOfEachPanel() throws {
    var input = RecipeSamples.summary()
    let single = try #require(input.bars.firstIndex { $0.heading == "EELS" })
    var seen: Set<String> = []
    input.bars[single].bars.cells.removeAll { !seen.insert($0.binder).inserted }
    let notes = input.figure().notes.map(\.plainText)
    #expect(notes.count { $0.contains("n = ") } == 1)
    #expect(
      notes[0].contains(
        "XPS n = 3 cells; TOF-SIMS n = 3 cells; EELS n = 1 cells, no test; ICP-MS n = 3 cells"))
    #expect(notes[0].contains("whiskers: SD where n > 1"))
  }

  @Test(arguments: [FigureTheme.rsc83, .nature89])
  func onAColumnTheSummaryOfTwoBindersIsOnePage(theme: FigureTheme) throws {
    let figure = RecipeSamples.summary().figure(theme: theme)
    let scene = figure.scene(typeface: try FigureTypeface())
    #expect(figure.blocks.map(\.count).max() == 2)
    #expect(scene.height <= 233 * pointsPerMillimetre)
    #expect(SceneOverlaps(scene).words == "")
  }

  @Test func barsThatAreTooManyForHalfAColumnHaveAllOfIt() {
    let figure = RecipeSamples.summary(binders: ["PVDF", "PAA", "CMC", "PI", "PEO"]).figure(theme: .nature89)
    #expect(figure.blocks.map(\.count).max() == 1)
  }

  @Test func whereOnePageIsNotEnoughVerdictsHavePagesOfTheirOwn() throws {
    let input = RecipeSamples.summary(binders: ["PVDF", "ISP50", "PAA", "CMC", "PI"])
    let pages = input.pages(theme: .nature89)
    #expect(pages.count > 1)
    let headings = pages.map { $0.blocks.map { $0[0].heading.plainText } }
    #expect(headings.dropFirst().joined().allSatisfy { $0 == "Verdicts against PVDF" })
    #expect(!headings[0].contains("Verdicts against PVDF"))
  }

  @Test(arguments: [(FigureTheme.nature183, 4), (.nature89, 2), (.rsc83, 1)])
  func asManyBindersVerdictsStandSideBySideAsThePageIsWide(theme: FigureTheme, columns: Int) throws {
    let input = RecipeSamples.summary(binders: ["PVDF"] + (1...5).map { "B\($0)" })
    let sheets = input.verdictSheets(theme: theme)
    #expect(sheets.map(\.count).max() == columns)
    #expect(sheets.joined().count == 5)
  }

  @Test func asManyVerdictsStandOnAPageAsItIsHigh() throws {
    let binders = ["PVDF"] + (1...12).map { "B\($0)" }
    let input = RecipeSamples.summary(binders: binders)
    let pages = input.pages(theme: .rsc83).dropFirst()
    #expect(pages.map(\.blocks.count).reduce(0, +) == 12)
    #expect(pages.count > 1)
    #expect(input.pages(theme: .wiley85).count == 1)
    for page in pages {
      #expect(page.scene(typeface: try FigureTypeface()).height <= 233 * pointsPerMillimetre)
    }
  }

  @Test func verdictsOfABinderStandInItsColumn() throws {
    let forests = ["PAA", "CMC"].map { RecipeSamples.verdicts(binder: $0, reference: "PVDF") }
    let cells = VerdictColumnsFigure(forests: forests).figure().cells
    #expect(cells.map { $0.panel.title?.plainText } == ["PAA", "CMC"])
    #expect(cells.map(\.panel.y.showsTickLabels) == [true, false])
  }

  @Test func aMeasureThatOneBinderLacksKeepsItsRow() throws {
    var lacking = RecipeSamples.verdicts(binder: "PAA", reference: "PVDF")
    lacking.lines.remove(at: 0)
    let cells = VerdictColumnsFigure(
      forests: [RecipeSamples.verdicts(binder: "CMC", reference: "PVDF"), lacking]
    ).figure().cells
    func levels(_ cell: FigureCell) -> [Double] {
      cell.panel.marks.compactMap { $0 as? PointsMark }.flatMap(\.y)
    }
    #expect(levels(cells[1]) == Array(levels(cells[0]).dropFirst()))
  }

  @Test func anEmptyStudyGivesAnEmptyPage() throws {
    let scene = BinderSummaryFigure(binders: []).figure().scene(typeface: try FigureTypeface())
    #expect(scene.texts.isEmpty)
  }
}
