import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentMeasurements
import StudyExports
package import StudyFigures

/// `report.html`: the answer first, then figures, tables, methods and provenance, in one file that opens offline.
package struct StudyReport {
  private let study: ReportedStudy
  private let figures: [StudyFigure]

  /// Creates the report of a study with its figures.
  package init(_ study: ReportedStudy, figures: [StudyFigure]) {
    self.study = study
    self.figures = figures
  }

  /// The document.
  package var html: String {
    var text = HTMLText()
    text.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">")
    text.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    text.element("title", study.title)
    text.markup("<style>\n\(ReportStyle.css)\n</style>\n</head>\n<body>\n<main>")
    text.element("h1", study.title)
    text.element(
      "p",
      "Comparison of \(study.binders.joined(separator: ", ")); the reference is "
        + "\(study.binders.first ?? "none").", attributes: [("class", "lead")])
    addContents(&text)
    addProblems(&text)
    addAnswer(&text)
    addFigures(&text)
    addVerdicts(&text)
    addControls(&text)
    addSamples(&text)
    addFindings(&text)
    addMethods(&text)
    addProvenance(&text)
    text.markup("</main>\n</body>\n</html>")
    return text.html
  }

  private func addProblems(_ text: inout HTMLText) {
    guard !study.failures.isEmpty || !study.unused.isEmpty else { return }
    text.markup("<section class=\"problem\">")
    text.element("h2", "Not everything could be done")
    text.list(study.failures.map(\.description) + study.unused)
    text.markup("</section>")
  }

  /// The sections, so that nothing important is far away.
  private func addContents(_ text: inout HTMLText) {
    var sections = [("answer", "The answer")]
    if !figures.isEmpty { sections.append(("figures", "Figures")) }
    sections.append(("verdicts", "Verdicts"))
    if !study.againstControls.verdicts.isEmpty { sections.append(("controls", "Against the controls")) }
    sections += [
      ("samples", "Samples"), ("findings", "Findings"), ("methods", "Methods"), ("provenance", "Provenance"),
    ]
    text.markup("<nav aria-label=\"Contents\">")
    for (anchor, title) in sections {
      text.element("a", title, attributes: [("href", "#\(anchor)")])
    }
    text.markup("</nav>")
  }

  private func addAnswer(_ text: inout HTMLText) {
    text.element("h2", "The answer", attributes: [("id", "answer")])
    let answer = AnswerTable(
      study.comparison.verdicts, binders: study.binders, headline: study.headline)
    guard !answer.rows.isEmpty else {
      text.element(
        "p", "No measure of this study compares binders; the findings below say what was measured.")
      return
    }
    text.table(
      caption: "Means with 95 % intervals, the number of \(replicates), and the verdict against "
        + "\(study.binders.first ?? "the reference").",
      header: ["Measure"] + answer.binders,
      rows: answer.rows.map { row in
        [row.measure]
          + row.cells.map { cell in
            "\(cell.value), n = \(cell.count)" + (cell.verdict.isEmpty ? "" : "; \(cell.verdict)")
          }
      })
    text.element("p", "Rule: \(study.comparison.rule).")
  }

  private var replicates: String { study.comparison.verdicts.first?.replicate ?? "cells" }

  private func addVerdicts(_ text: inout HTMLText) {
    text.element("h2", "Verdicts", attributes: [("id", "verdicts")])
    let rows = VerdictRows(study.comparison.verdicts)
    text.list(AnswerInShort(rows, titles: study.techniques).lines)
    for technique in study.techniques {
      let series = rows.series.filter { $0.first?.technique == technique.code }
      guard !series.isEmpty else { continue }
      text.element("h3", technique.title)
      text.table(
        caption:
          "\(technique.title): verdicts; quantities along a profile are shown at the level that is asked.",
        header: VerdictRows.header,
        rows: series.compactMap { one in one.first.map { VerdictRows.row($0, words: one.words) } })
      addRemarks(&text, series.flatMap(\.verdicts))
    }
    ReportedAgreements(study).add(to: &text)
    ReportedDoses(study).add(to: &text)
    ReportedRobustness(study).add(to: &text)
    addFamilies(&text)
    addPolarity(&text)
    addAllVerdicts(&text, rows)
  }

  /// Differences in history and notes, each once with what it applies to.
  private func addRemarks(_ text: inout HTMLText, _ verdicts: [BinderVerdict]) {
    var remarks: [String] = []
    for verdict in verdicts {
      let pair = "\(verdict.compared.name) against \(verdict.reference.name)"
      for difference in verdict.historyDifferences {
        remarks.append("\(pair): histories differ: \(difference.description).")
      }
      if let composition = verdict.composition {
        remarks.append("\(verdict.heading), \(pair): \(composition.sentence)")
      }
      for difference in verdict.optionDifferences where !difference.isFact {
        remarks.append("\(pair): analysed differently: \(difference.description).")
      }
      for note in verdict.notes { remarks.append("\(verdict.heading), \(pair): \(note)") }
    }
    text.list(remarks.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }

  private func addFamilies(_ text: inout HTMLText) {
    guard !study.comparison.families.isEmpty else { return }
    text.markup("<details>\n<summary>Families of tests</summary>")
    text.table(
      caption: "Within each family the chance of any false verdict is kept below the significance.",
      header: ["Family", "Tests"],
      rows: study.comparison.families.map { [$0.name, String($0.testCount)] })
    text.markup("</details>")
  }

  private func addPolarity(_ text: inout HTMLText) {
    text.markup("<details>\n<summary>Which way is “better”, and why</summary>")
    text.table(
      caption: "The polarity table. A quantity that it does not name has no good direction.",
      header: ["Quantity", "Better", "Reason"],
      rows: study.comparison.polarity.entries.map { [$0.pattern, $0.better.rawValue, $0.reason] })
    text.markup("</details>")
  }

  private func addAllVerdicts(_ text: inout HTMLText, _ rows: VerdictRows) {
    guard rows.series.contains(where: { $0.verdicts.count > 1 }) else { return }
    text.markup("<details>\n<summary>Every verdict, level by level</summary>")
    text.table(
      caption: "All verdicts.", header: VerdictRows.header,
      rows: rows.series.flatMap(\.verdicts).map { VerdictRows.row($0, words: VerdictRows.words($0)) })
    text.markup("</details>")
  }

  private func addFigures(_ text: inout HTMLText) {
    guard !figures.isEmpty else { return }
    text.element("h2", "Figures", attributes: [("id", "figures")])
    for figure in figures {
      text.markup("<figure>")
      let data = Data(figure.png).base64EncodedString()
      text.markup(
        HTMLText.opening("img", [("src", "data:image/png;base64,\(data)"), ("alt", figure.alternativeText)]))
      text.element("figcaption", figure.caption)
      text.markup("</figure>")
    }
  }

  private func addControls(_ text: inout HTMLText) {
    let rows = VerdictRows(study.againstControls.verdicts)
    guard !rows.series.isEmpty else { return }
    text.element("h2", "Against the controls", attributes: [("id", "controls")])
    text.table(
      caption: "Each binder’s samples against the controls of the same binder.", header: VerdictRows.header,
      rows: rows.series.compactMap { one in one.first.map { VerdictRows.row($0, words: one.words) } })
  }

  private func addSamples(_ text: inout HTMLText) {
    text.element("h2", "Samples", attributes: [("id", "samples")])
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
      text.element("p", "Left out by declaration:")
      text.list(study.leftOut)
    }
    text.list(study.notes)
  }

  private func addFindings(_ text: inout HTMLText) {
    text.element("h2", "Findings", attributes: [("id", "findings")])
    for technique in study.techniques {
      let results = study.results.filter { $0.technique == technique.code }
      guard !results.isEmpty else { continue }
      addReadingNotes(&text, results)
      guard !study.isReduced else {
        text.element(
          "p", "\(technique.title): \(results.count) measurements; findings.csv has every finding.")
        continue
      }
      text.markup("<details>")
      text.element("summary", "\(technique.title): every finding of every sample")
      text.table(
        caption: "\(technique.title): values with standard uncertainty.",
        header: ["Sample", "Quantity", "Value", "Method"],
        rows: results.flatMap { one in one.findings.map { Self.row(one.sample, $0) } })
      text.markup("</details>")
    }
  }

  /// What readers found odd about the files that results rest on, each file once with its specimens.
  private func addReadingNotes(_ text: inout HTMLText, _ results: [AnalysisResult]) {
    var lines: [(note: String, samples: [String])] = []
    for result in results {
      for note in result.provenance.files.compactMap(\.notesInALine) {
        if let index = lines.firstIndex(where: { $0.note == note }) {
          if !lines[index].samples.contains(result.sample) { lines[index].samples.append(result.sample) }
        } else {
          lines.append((note, [result.sample]))
        }
      }
    }
    text.list(lines.map { "\($0.samples.joined(separator: ", ")): \($0.note)" })
  }

  private static func row(_ sample: String, _ finding: Finding) -> [String] {
    let place = finding.coordinates.map {
      " at \(PrintedNumber.stated($0.value)) \($0.unit) \($0.quantity)"
    }
    let value =
      switch finding.outcome {
      case .estimate(let estimate): estimate.printed
      case .noAnswer(let reason): text(of: reason)
      }
    return [sample, PlainTitle.text(finding.title) + place.joined(), value, PlainTitle.text(finding.method)]
  }

  private static func text(of reason: NoAnswer) -> String {
    var text = "no answer (\(reason.reason.rawValue))"
    let unit = PrintedNumber.suffix(ofUnit: reason.unit)
    if let least = reason.atLeast { text += ", at least \(PrintedNumber.significant(least))\(unit)" }
    if let most = reason.atMost { text += ", at most \(PrintedNumber.significant(most))\(unit)" }
    return text + ": " + reason.explanation
  }

  private func addMethods(_ text: inout HTMLText) {
    text.element("h2", "Methods", attributes: [("id", "methods")])
    for technique in study.techniques {
      let results = study.results.filter { $0.technique == technique.code }
      guard !results.isEmpty else { continue }
      let options = UsedOptions(results)
      text.element("h3", technique.title)
      text.element("p", MethodsParagraph.text(technique, results, version: study.version))
      text.markup("<details>\n<summary>Options, diagnostics and warnings</summary>")
      text.table(
        caption: "Every option that holds for all specimens, defaults included.",
        header: ["Option", "Value"],
        rows: options.common.map { [$0.name, $0.value] })
      if !options.differing.isEmpty {
        text.table(
          caption: "Facts and choices that differ between specimens.",
          header: ["Option", "Kind", "Value", "Specimens"],
          rows: options.differing.map {
            [
              $0.option.name, $0.option.isFact ? "fact" : "choice", $0.option.value,
              $0.samples.joined(separator: ", "),
            ]
          })
      }
      if study.isReduced {
        text.element("p", "findings.json has the diagnostics of every measurement.")
      }
      text.table(
        caption: "Quality of the work.", header: ["Sample", "Diagnostic", "Value"],
        rows: results.flatMap { result in result.diagnostics.map { [result.sample, $0.name, $0.value] } })
      text.list(warnings(results))
      text.markup("</details>")
    }
  }

  /// The warnings, each once with its specimens where there are many.
  private func warnings(_ results: [AnalysisResult]) -> [String] {
    guard study.isReduced else {
      return results.flatMap { result in result.warnings.map { "\(result.sample): \($0)" } }
    }
    var samples: [String: [String]] = [:]
    var order: [String] = []
    for result in results {
      for warning in result.warnings {
        if samples[warning] == nil { order.append(warning) }
        samples[warning, default: []].append(result.sample)
      }
    }
    return order.prefix(100).map { warning in
      let own = samples[warning] ?? []
      let others = own.count > 5 ? " and \(own.count - 5) more" : ""
      return "\(own.prefix(5).joined(separator: ", "))\(others): \(warning)"
    } + (order.count > 100 ? ["and \(order.count - 100) more warnings in run.json"] : [])
  }

  private func addProvenance(_ text: inout HTMLText) {
    text.element("h2", "Provenance", attributes: [("id", "provenance")])
    text.element(
      "p",
      "Interphase \(study.version), manifest \(study.manifest), "
        + "seed \(study.seed).")
    text.markup("<details>\n<summary>Input files with their SHA-256</summary>")
    text.table(
      caption: "Input files.", header: ["File", "Format", "Bytes", "SHA-256"],
      rows: study.files.map { [$0.path, $0.format, String($0.byteCount), $0.sha256] })
    text.markup("</details>")
  }
}
