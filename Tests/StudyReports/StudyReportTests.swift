import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentMeasurements
import StudyExports
import StudyFigures
import StudyReports
import Testing

/// A report tells of values, whoever made them; it knows no technique by itself.
@Suite struct StudyReportTests {
  static let samples = ["P-1", "P-2", "Q-1", "Q-2"].map {
    StudySample(name: $0, binder: String($0.prefix(1)))
  }

  static func result(_ sample: StudySample, _ angle: Double) -> AnalysisResult {
    AnalysisResult(
      technique: "drop", sample: sample.name,
      findings: [
        Finding(
          key: Finding.Key(rawValue: "drop.angle"), title: "Contact angle",
          outcome: .estimate(Estimate(value: angle, unit: "°", standardUncertainty: 0.5)), method: "tangent")
      ],
      provenance: AnalysisResult.Provenance(files: [], method: "DropAnalysis 1", options: []))
  }

  static func report(_ change: (inout ReportedStudy) -> Void = { _ in }) -> String {
    StudyReport(study(change), figures: []).html
  }

  static func markdown(_ change: (inout ReportedStudy) -> Void = { _ in }) -> String {
    StudyReport(study(change), figures: []).markdown
  }

  static func latex(_ change: (inout ReportedStudy) -> Void = { _ in }) -> String {
    LaTeXTables(study(change)).latex
  }

  private static func study(_ change: (inout ReportedStudy) -> Void) -> ReportedStudy {
    let results = zip(samples, [70.0, 72, 41, 43]).map { result($0, $1) }
    let measured = zip(samples, results).map { SpecimenResult(specimen: $0, result: $1) }
    let comparison = StudyComparison(of: measured, specimens: samples, binders: ["P", "Q"])
    var study = ReportedStudy(
      title: "Drops", manifest: "study.yaml", version: "9.9.9", seed: 7, binders: ["P", "Q"],
      techniques: [TechniqueTitle(Technique(rawValue: "drop"), title: "Sessile drop")], samples: samples,
      results: results,
      comparison: comparison,
      againstControls: StudyComparison.againstControls(
        of: measured, specimens: samples, binders: ["P", "Q"]),
      files: [])
    change(&study)
    return study
  }

  @Test func aTechniqueIsCalledByTheTitleThatComesWithTheStudy() {
    #expect(Self.report().contains("<h3>Sessile drop</h3>"))
    #expect(Self.report().contains("Sessile drop: all pairs of binders"))
  }

  @Test func theFamiliesOfTestsAreListedWithTheirSizes() {
    let html = Self.report().replacing("\n", with: "")
    #expect(html.contains("<summary>Families of tests</summary>"))
    #expect(html.contains("<th scope=\"row\">drop.angle</th><td data-label=\"Tests\">1</td>"))
  }

  @Test func techniquesStandInTheGivenOrder() throws {
    let html = Self.report { study in
      study.techniques.insert(TechniqueTitle(Technique(rawValue: "peel"), title: "Peel test"), at: 0)
      var other = study.results[0]
      other.technique = "peel"
      study.results.append(other)
    }
    let peel = try #require(html.range(of: "Peel test: every finding"))
    let drop = try #require(html.range(of: "Sessile drop: every finding"))
    #expect(peel.lowerBound < drop.lowerBound)
  }

  @Test func theAnswerStandsFirstMeasureByMeasure() throws {
    let html = Self.report { $0.headline = ["drop.*"] }.replacing("\n", with: "")
    let row =
      "Contact angle (°)</th><td data-label=\"P\">71 (58 to 84), n = 2</td>"
      + "<td data-label=\"Q\">42 (29 to 55), n = 2; lower, p = 0.002</td>"
    #expect(html.contains(row))
    let answer = try #require(html.range(of: row))
    let verdicts = try #require(html.range(of: "<h2 id=\"verdicts\">"))
    #expect(answer.lowerBound < verdicts.lowerBound)
  }

  @Test func aStudyWithoutAnAnswerSaysSo() {
    #expect(Self.report().contains("No measure of this study compares binders"))
  }

  @Test func everySectionIsInTheContents() throws {
    let html = Self.report()
    let anchors = html.matches(of: /href="#([a-z]+)"/).map { String($0.1) }
    #expect(anchors.count == 6)
    for anchor in anchors { #expect(html.contains("id=\"\(anchor)\"")) }
  }

  @Test func factsThatDifferBetweenSpecimensStandInTheAppendix() {
    let html = Self.report { study in
      for (index, value) in ["2 µL", "2 µL", "3 µL", "3 µL"].enumerated() {
        study.results[index].provenance.options = [
          .init(name: "volume", value: value, isFact: true), .init(name: "model", value: "tangent"),
        ]
      }
    }
    let cells = html.replacing("\n", with: "")
    #expect(cells.contains("volume</th><td data-label=\"Kind\">fact</td><td data-label=\"Value\">3 µL</td>"))
    #expect(cells.contains("model</th><td data-label=\"Value\">tangent</td>"))
  }

  @Test func versionManifestAndSeedStandInTheProvenance() {
    #expect(Self.report().contains("Interphase 9.9.9, manifest study.yaml, seed 7."))
  }

  @Test func whatFailedStandsBeforeTheAnswer() throws {
    let html = Self.report {
      $0.failures = [
        InputProblem(
          .malformed, file: "<b>.txt", expected: "a table", found: "none", remedy: "Export it again.")
      ]
    }
    let failure = try #require(html.range(of: "&lt;b&gt;.txt"))
    let answer = try #require(html.range(of: "The answer</h2>"))
    #expect(failure.lowerBound < answer.lowerBound)
  }

  @Test func whatWasLeftOutAndNotesAreListed() {
    let html = Self.report {
      $0.leftOut = ["old.csv: taken twice"]
      $0.notes = ["blank.csv: nothing to analyse"]
    }
    #expect(html.contains("<li>old.csv: taken twice</li>"))
    #expect(html.contains("<li>blank.csv: nothing to analyse</li>"))
  }
}
