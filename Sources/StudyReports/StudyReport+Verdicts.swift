import AnalysisFindings
import BinderComparison
import StudyExports

extension StudyReport {
  /// The verdicts of each technique, what techniques say together, and what would turn them.
  func addVerdicts(_ text: inout some ReportText) {
    text.heading(2, "Verdicts", anchor: "verdicts")
    let rows = VerdictRows(study.comparison.verdicts)
    text.paragraph(
      "Of quantities along a profile the level that is asked is shown. Each binder stands against \(study.binders.first ?? "the reference"); "
        + "the closed parts have all pairs with ratios and tests.")
    for technique in study.techniques {
      let series = rows.series(of: technique)
      guard !series.isEmpty else { continue }
      text.heading(3, technique.title)
      let table = AnswerTable(
        study.comparison.verdicts.filter { $0.technique == technique.code }, binders: study.binders,
        headline: ["*"])
      text.table(
        caption: "\(technique.title): means with 95 % intervals, ratios to the reference, and verdicts.",
        header: ["Measure"] + table.binders, rows: table.rows.map { [$0.measure] + $0.cells.map(\.withRatio) }
      )
      text.list(remarks(series.flatMap(\.verdicts)))
      text.details("\(technique.title): all pairs of binders, with ratios and tests") { text in
        text.table(
          caption: "\(technique.title): verdicts pair by pair.", header: VerdictRows.header,
          rows: series.compactMap { one in one.first.map { VerdictRows.row($0, words: one.words) } })
        text.list(notes(series.flatMap(\.verdicts)))
      }
    }
    ReportedAgreements(study).add(to: &text)
    ReportedDoses(study).add(to: &text)
    ReportedRobustness(study).add(to: &text)
    addFamilies(&text)
    addPolarity(&text)
    addAllVerdicts(&text, rows)
  }

  /// Differences in history and analysis, each once with the pairs that it applies to.
  private func remarks(_ verdicts: [BinderVerdict]) -> [String] {
    let remarks = verdicts.flatMap { verdict in
      let pair = "\(verdict.compared.name) against \(verdict.reference.name)"
      return verdict.historyDifferences.map { "\(pair): histories differ: \($0.description)." }
        + verdict.optionDifferences.filter { !$0.isFact }.map {
          "\(pair): analysed differently: \($0.description)."
        }
    }
    return remarks.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// What else is to be said: shares that move with others, bounds, scatter within specimens.
  private func notes(_ verdicts: [BinderVerdict]) -> [String] {
    verdicts.flatMap { verdict in
      ((verdict.composition.map { [$0.sentence] } ?? []) + verdict.notes).map {
        "\(verdict.heading), \(verdict.compared.name) against \(verdict.reference.name): \($0)"
      }
    }
  }

  private func addFamilies(_ text: inout some ReportText) {
    guard !study.comparison.families.isEmpty else { return }
    text.details("Families of tests") { text in
      text.table(
        caption: "Within each family the chance of any false verdict is kept below the significance.",
        header: ["Family", "Tests"],
        rows: study.comparison.families.map { [$0.name, String($0.testCount)] })
    }
  }

  private func addPolarity(_ text: inout some ReportText) {
    text.details("Which way is “better”, and why") { text in
      text.table(
        caption: "The polarity table. A quantity that it does not name has no good direction.",
        header: ["Quantity", "Better", "Reason"],
        rows: study.comparison.polarity.entries.map { [$0.pattern, $0.better.rawValue, $0.reason] })
    }
  }

  private func addAllVerdicts(_ text: inout some ReportText, _ rows: VerdictRows) {
    guard rows.series.contains(where: { $0.verdicts.count > 1 }) else { return }
    text.details("Every verdict, level by level") { text in
      text.table(
        caption: "All verdicts.", header: VerdictRows.header,
        rows: rows.series.flatMap(\.verdicts).map { VerdictRows.row($0, words: VerdictRows.words($0)) })
    }
  }
}
