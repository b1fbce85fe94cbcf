import AnalysisFindings
import BinderStudies
import InterphaseTestSupport
import RasterCanvas
import ScientificFigures
import StudyExports
import StudyFigures
import Testing

@Suite struct FigureChangeSetTests {
  func changes(_ text: String) throws -> FigureChangeSet {
    try FigureChangeSet(text: text, file: "figure.yaml", for: RecordedSample.study)
  }

  @Test func defaultsAreForAllFiguresAndAFiguresOwnKeysGoBefore() throws {
    let changes = try changes(
      "sims-profiles: {theme: nature89, ions: [Ni-]}\ndefaults: {theme: rsc171, binders: [Q], letters: no}\n")
    #expect(changes[.xpsPanels].theme == .rsc171)
    #expect(changes[.xpsPanels].ions == nil)
    #expect(changes[.simsProfiles].theme == .nature89)
    #expect(changes[.simsProfiles].binders == ["Q"])
    #expect(changes[.simsProfiles].hasLetters == false)
    #expect(changes[.simsProfiles].ions == ["Ni-"])
  }

  @Test func aThemeOfTheCallGoesBeforeTheFile() throws {
    var changes = try changes("sims-profiles: {theme: nature89}\n")
    changes.setTheme(.slide)
    #expect(changes[.simsProfiles].theme == .slide)
    #expect(changes[.verdicts].theme == .slide)
  }

  @Test func sizesHaveUnits() throws {
    let changes = try changes("verdicts: {width: 4 in, panelHeight: 3 cm, textSize: 8 pt, lineWidth: 1 pt}\n")
    #expect(abs((changes[.verdicts].width ?? 0) - 101.6) < 1e-9)
    #expect(changes[.verdicts].panelHeight == 30)
    #expect(changes[.verdicts].textSize == 8)
    #expect(changes[.verdicts].lineWidth == 1)
  }

  @Test func axesAreReadWithLimitsScaleLabelAndBreak() throws {
    let changes = try changes(
      "sims-thickness: {y: {limits: [20, 0], scale: log, label: h, break: [5, 8]}}\n")
    let axis = changes[.simsThickness].y
    #expect(axis.limits == AxisLimits(0, 20))
    #expect(axis.scale == .logarithmic)
    #expect(axis.label == "h")
    #expect(axis.gap == AxisGap(from: 5, to: 8))
  }

  @Test func speciesMayBeSpelledInAnyWay() throws {
    let changes = try changes(
      "sims-profiles: {ions: [\"PO2−\"], colours: {\"PO2−\": \"#123\", P: \"#445566\"}}\n")
    #expect(changes[.simsProfiles].ions == ["PO2-"])
    #expect(
      changes[.simsProfiles].colours == [
        "PO2-": CanvasColor(hex: 0x112233 as UInt32), "P": CanvasColor(hex: 0x445566 as UInt32),
      ])
  }

  @Test(
    arguments: [
      ("defalts: {}\n", "line 1, key defalts", "Did you mean “defaults”?"),
      ("xps-panels:\n  region: [C 1s]\n", "line 2, key region", "Did you mean “regions”?"),
      ("xps-panels: {regions: [C1s]}\n", "line 1, key regions", "Did you mean “C 1s”?"),
      ("xps-panels: {samples: [P-9]}\n", "line 1, key samples", "Did you mean “P-1”?"),
      ("xps-panels: {level: 61 s}\n", "line 1, key level", "0 s, 60 s"),
      ("xps-panels: {energy: {F 1s: [1]}}\n", "line 1, key F 1s", "two different numbers"),
      ("xps-panels: {ions: [Ni-]}\n", "line 1, key ions", "Use one of the words listed."),
      ("defaults: {regions: [C 1s]}\n", "line 1, key regions", "theme, width"),
      ("defaults: {theme: nature88}\n", "line 1, key theme", "Did you mean “nature89”?"),
      ("defaults: {width: 3 m}\n", "line 1, key width", "mm, cm, in, pt"),
      ("defaults: {width: 3 mm}\n", "line 1, key width", "20.0 to 600.0 mm"),
      ("defaults: {binders: []}\n", "line 1, key binders", "an empty list"),
      ("defaults: {binders: [R]}\n", "line 1, key binders", "P, Q"),
      ("defaults: {names: {PP: x}}\n", "line 1, key PP", "Did you mean “P”?"),
      ("defaults: {colours: {LiG: \"#123456\"}}\n", "line 1, key colours", "Did you mean “LiF”?"),
      ("defaults: {colours: {LiF: red}}\n", "line 1, key LiF", "six hexadecimal digits"),
      ("defaults: {colours: red}\n", "line 1, key colours", "names with colours"),
      ("sims-profiles: {ions: [XeF-]}\n", "line 1, key ions", "PO2-, Ni-"),
      ("sims-profiles: {y: {scale: lg}}\n", "line 1, key scale", "Did you mean “log”?"),
      ("sims-profiles: {y: {scale: broken}}\n", "line 1, key scale", "linear, log,"),
      ("xps-stacked: {over: level}\n", "line 1, key over", "Did you mean “levels”?"),
      ("sims-thickness: {measures: [Ni]}\n", "line 1, key measures", "outer, inner, total"),
      ("sims-thickness: {brackets: starz}\n", "line 1, key brackets", "Did you mean “stars”?"),
      ("eels-scan: {samples: [P-1]}\n", "line 1, key samples", "hold nothing of the kind"),
      ("eels-scan: {traces: 1}\n", "line 1, key traces", "2 to 60"),
      ("- a\n", "line 1", "figure RESULTS --list"), ("a: [\n", "line 2", "YAML"),
    ]) func whatIsWrongIsNamedWithLineKeyAndRemedy(text: String, place: String, words: String) throws
  {
    let problems = try #require(throws: ManifestProblems.self) { try changes(text) }
    #expect(problems.problems.count == 1)
    #expect(problems.description.hasPrefix("figure.yaml, \(place)"), "\(problems)")
    #expect(problems.description.contains(words), "\(problems)")
  }

  @Test func everythingThatIsWrongIsNamedAtOnce() throws {
    let problems = try #require(throws: ManifestProblems.self) {
      try changes("verdicts: {techniques: [sem]}\nxps-panels: {scaling: none, letters: perhaps}\n")
    }
    #expect(
      problems.problems.map(\.place.description) == [
        "line 1, key techniques", "line 2, key scaling", "line 2, key letters",
      ])
  }

  @Test func aFileThatIsNoneIsNamed() throws {
    let folder = try ScratchFolder()
    let problems = try #require(throws: ManifestProblems.self) {
      try FigureChangeSet(path: folder.path + "/gone.yaml", for: RecordedSample.study)
    }
    #expect(problems.description.contains("expected a file of changes, found nothing at this path"))
  }
}
