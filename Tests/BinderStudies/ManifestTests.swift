import AnalysisFindings
import BinderStudies
import ICPMSAnalysis
import InstrumentMeasurements
import InterphaseTestSupport
import SIMSAnalysis
import StudyFigures
import Testing

@Suite struct ManifestTests {
  func problems(_ text: String) -> [InputProblem] {
    do {
      _ = try StudyManifest(text: text, file: "study.yaml")
      return []
    } catch {
      return error.problems
    }
  }

  @Test func theSmallestUsefulManifestHasSevenLines() throws {
    let manifest = try StudyManifest(
      text: """
        study: PVDF against ISP50
        samples:
          - binder: PVDF
            files: pvdf/*
          - binder: ISP50
            files: isp50/*
        """, file: "study.yaml")
    #expect(manifest.binders == ["PVDF", "ISP50"])
    #expect(manifest.samples.map(\.specimen.name) == ["PVDF 1", "ISP50 1"])
    #expect(manifest.techniques == StudyTechnique.builtIn.map(\.code))
  }

  @Test func aMistypedKeyIsNamedWithItsLineAndTheNearestWord() throws {
    let problem = try #require(problems("study: A\nsampels:\n  - binder: PVDF\n").first)
    #expect(problem.place == .key("sampels", line: 2))
    #expect(problem.remedy == "Did you mean “samples”?")
  }

  @Test func aMistypedWordIsNamedWithTheNearestWord() throws {
    let text = "study: A\nsamples:\n  - binder: PVDF\n    state: cycld\n    files: a.vms\n"
    let problem = try #require(problems(text).first)
    #expect(problem.place == .key("state", line: 4))
    #expect(problem.remedy == "Did you mean “cycled”?")
  }

  @Test func allProblemsAreReportedAtOnce() {
    #expect(problems("samples:\n  - bindr: PVDF\n    state: cycld\n").count == 4)
  }

  @Test func aQuantityIsReadWithItsUnit() throws {
    let manifest = try StudyManifest(
      text: """
        study: A
        sims: {sputterRate: 12 nm/min, sputterRateUncertainty: 5 %}
        icpms: {area: 201 mm², volume: 0.01 L}
        samples: [{binder: PVDF, files: a.txt}]
        """, file: "study.yaml")
    let options = try manifest.options(of: .sims) + manifest.options(of: .icpms)
    func value(_ name: String) -> String? { options.first { $0.name == name }?.value }
    #expect(value("sputterRate") == "0.2 nm/s")
    #expect(value("sputterRateUncertainty") == "0.05")
    #expect(value("area") == "2.01 cm²")
    #expect(value("volume") == "10 mL")
  }

  @Test func aQuantityWithAWrongUnitIsRefused() throws {
    let text = "study: A\nsims:\n  sputterRate: 0.2 furlong/s\nsamples: [{binder: PVDF, files: a.txt}]\n"
    let problem = try #require(problems(text).first)
    #expect(problem.place == .key("sputterRate", line: 3))
    #expect(problem.expected == "a rate such as 0.2 nm/s")
  }

  @Test func aSamplesHistoryOverridesTheCommonOne() throws {
    let manifest = try StudyManifest(
      text: """
        study: A
        samples:
          - {binder: PVDF, files: a.txt, history: {rinse: none}}
          - {binder: ISP50, files: b.txt}
        history: {rinse: DMC, cycles: 300}
        """, file: "study.yaml")
    #expect(manifest.samples[0].specimen.history[.rinse] == "none")
    #expect(manifest.samples[0].specimen.history[.cycles] == "300")
    #expect(manifest.samples[1].specimen.history[.rinse] == "DMC")
  }

  @Test func anExclusionNeedsAReason() throws {
    let text = "study: A\nsamples: [{binder: PVDF, files: a.txt}]\nexclude:\n  - file: a.txt\n"
    let problem = try #require(problems(text).first)
    #expect(problem.code == .missing)
    #expect(problem.place == .key("exclude", line: 4))
  }

  @Test func aSampleOfAnUnlistedBinderIsRefused() throws {
    let text = "study: A\nbinders: [PVDF, ISP50]\nsamples: [{binder: ISP5O, files: a.txt}]\n"
    let problem = try #require(problems(text).first)
    #expect(problem.remedy == "Did you mean “ISP50”?")
  }

  @Test func figuresAndTheirFormatsAreWordsThatAreKnown() throws {
    let text = "study: A\nsamples: [{binder: P}]\nfigures: [xps-pannels]\nfigureFormats: [pgn]\n"
    #expect(problems(text).map(\.place) == [.key("figures", line: 3), .key("figureFormats", line: 4)])
    #expect(problems(text).map(\.remedy) == ["Did you mean “xps-panels”?", "Did you mean “png”?"])
    let manifest = try StudyManifest(
      text: "study: A\nsamples: [{binder: P}]\nfigures: verdicts\nfigureFormats: [pdf, png]\n", file: "s")
    #expect(manifest.figures == [.verdicts])
    #expect(manifest.figureFormats == [.pdf, .png])
  }

  @Test func twoSamplesOfOneNameAreRefused() throws {
    let text = "study: A\nsamples:\n  - {name: a, binder: P}\n  - {name: a, binder: P}\n"
    #expect(problems(text).map(\.place) == [.key("name", line: 4)])
  }

  @Test func brokenYAMLIsNamedWithItsLine() throws {
    let problem = try #require(problems("study: A\nsamples: [\n").first)
    #expect(problem.code == .malformed)
  }

  @Test func textThatIsNoManifestIsRefused() {
    #expect(problems("just words").count == 1)
    #expect(problems("").count == 1)
  }

  @Test func anAliasBombDoesNotExplode() {
    var text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for letter in 98...110 {
      let name = String(UnicodeScalar(UInt8(letter)))
      let before = String(UnicodeScalar(UInt8(letter - 1)))
      let references = Array(repeating: "*\(before)", count: 10).joined(separator: ",")
      text += "\(name): &\(name) [\(references)]\n"
    }
    #expect(!problems(text).isEmpty)
  }
}
