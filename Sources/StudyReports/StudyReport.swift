import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentMeasurements
import StudyExports
package import StudyFigures

/// The report of a study: the answer first, then figures, tables, methods and provenance.
package struct StudyReport {
  let study: ReportedStudy
  private let figures: [StudyFigure]

  /// Creates the report of a study with its figures.
  package init(_ study: ReportedStudy, figures: [StudyFigure]) {
    self.study = study
    self.figures = figures
  }

  /// `report.html`: one file that opens offline.
  package var html: String {
    var text = HTMLText(title: study.title, style: ReportStyle.css)
    addTitle(&text)
    text.contents(sections)
    addBody(&text)
    return text.document
  }

  /// `report.md`: the same without long tables, its figures beside it.
  package var markdown: String {
    var text = MarkdownText()
    addTitle(&text)
    addBody(&text)
    return text.markdown
  }

  private func addTitle(_ text: inout some ReportText) {
    text.heading(1, study.title)
    text.paragraph(
      "Comparison of \(study.binders.joined(separator: ", ")); the reference is "
        + "\(study.binders.first ?? "none").")
  }

  private func addBody(_ text: inout some ReportText) {
    addFirstProblems(&text)
    addAnswer(&text)
    addFurtherProblems(&text)
    addFigures(&text)
    addVerdicts(&text)
    addControls(&text)
    addSamples(&text)
    addFindings(&text)
    addMethods(&text)
    addProvenance(&text)
  }

  /// What could not be done.
  private var problems: [String] { study.failures.map(\.description) + study.unused }

  /// How many problems stand before the answer; more would push it off the first screen.
  private static let firstProblems = 3

  private func addFirstProblems(_ text: inout some ReportText) {
    guard !problems.isEmpty else { return }
    let further = problems.count - Self.firstProblems
    text.problem { text in
      text.heading(2, "Not everything could be done", anchor: "problems")
      text.list(
        problems.prefix(Self.firstProblems) + (further > 0 ? ["and \(further) more, below the answer"] : []))
    }
  }

  private func addFurtherProblems(_ text: inout some ReportText) {
    guard problems.count > Self.firstProblems else { return }
    text.problem { text in
      text.heading(2, "What else could not be done")
      text.list(Array(problems.dropFirst(Self.firstProblems)))
    }
  }

  /// The sections, so that nothing important is far away.
  private var sections: [(anchor: String, title: String)] {
    var sections = [("answer", "The answer")]
    if !figures.isEmpty { sections.append(("figures", "Figures")) }
    sections.append(("verdicts", "Verdicts"))
    if !study.againstControls.verdicts.isEmpty { sections.append(("controls", "Against the controls")) }
    return sections + [
      ("samples", "Samples"), ("findings", "Findings"), ("methods", "Methods"), ("provenance", "Provenance"),
    ]
  }

  private func addAnswer(_ text: inout some ReportText) {
    text.heading(2, "The answer", anchor: "answer")
    let answer = AnswerTable(
      study.comparison.verdicts, binders: study.binders, headline: study.headline)
    guard !answer.rows.isEmpty else {
      text.paragraph("No measure of this study compares binders; the findings below say what was measured.")
      return
    }
    text.table(
      caption: "Means with 95 % intervals, the number of \(replicates), and the verdict against "
        + "\(study.binders.first ?? "the reference").",
      header: ["Measure"] + answer.binders,
      rows: answer.rows.map { row in
        [row.measure] + row.cells.map(\.text)
      })
    text.paragraph("Rule: \(study.comparison.rule).")
  }

  private var replicates: String { study.comparison.verdicts.first?.replicate ?? "cells" }

  private func addFigures(_ text: inout some ReportText) {
    guard !figures.isEmpty else { return }
    text.heading(2, "Figures", anchor: "figures")
    for figure in figures { text.figure(figure) }
  }

  private func addControls(_ text: inout some ReportText) {
    let rows = VerdictRows(study.againstControls.verdicts)
    guard !rows.series.isEmpty else { return }
    text.heading(2, "Against the controls", anchor: "controls")
    text.table(
      caption: "Each binder’s samples against the controls of the same binder.", header: VerdictRows.header,
      rows: rows.series.compactMap { one in one.first.map { VerdictRows.row($0, words: one.words) } })
  }

  private func addSamples(_ text: inout some ReportText) {
    text.heading(2, "Samples", anchor: "samples")
    let facts = SampleHistory.Fact.allCases.filter { fact in
      study.samples.contains { $0.history.facts[fact] != nil }
    }
    let measured = Set(study.results.map { [$0.sample, $0.technique] })
    text.table(
      caption: "The specimens and what happened to them; what is not stated is unknown.",
      header: ["Sample", "Binder", "Role", "State"] + facts.map(\.rawValue) + ["Measured by"],
      rows: study.samples.map { sample in
        let techniques = study.techniques.filter { measured.contains([sample.name, $0.code]) }
        return [
          sample.name, sample.binder, sample.role.rawValue,
          sample.state.rawValue,
        ] + facts.map { sample.history[$0] } + [techniques.map(\.title).joined(separator: ", ")]
      })
    if !study.leftOut.isEmpty {
      text.paragraph("Left out by declaration:")
      text.list(study.leftOut)
    }
    text.list(study.notes)
  }
}
