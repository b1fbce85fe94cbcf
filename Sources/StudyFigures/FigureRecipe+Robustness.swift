import AnalysisFindings
import BinderComparison
import ComparisonFigures
import ScientificFigures
import StudyExports

extension FigureRecipe {
  /// A map of what would turn the verdicts, for each binder against the reference.
  static let robustness = FigureRecipe(
    name: .robustness, summary: "verdicts under the choices that a referee would question",
    changes: [.techniques]
  ) { material in
    guard let reference = material.reference else { return [] }
    return material.study.binders.filter { $0 != reference }.compactMap { binder in
      let panels = material.study.techniques.compactMap { technique in
        let verdicts = material.comparedVerdicts(of: binder).filter { $0.technique == technique.code }
        return RobustnessFigure.Panel(technique.title, verdicts)
      }
      guard !panels.isEmpty else { return nil }
      return RobustnessFigure(binder: binder, reference: reference, panels: panels).figure(
        theme: material.theme)
    }
  }
}

extension RobustnessFigure.Panel {
  /// The specimens that were left out share a column: which of them turns a verdict stands in the report.
  private static let specimens = "each specimen left out"

  /// Draws the verdicts of one technique; `nil` where none was held against a choice.
  fileprivate init?(_ title: String, _ verdicts: [BinderVerdict]) {
    var choices: [String] = []
    for choice in verdicts.flatMap({ $0.robustness?.choices ?? [] }) where !choice.leavesOutSpecimen {
      if !choices.contains(choice.title) { choices.append(choice.title) }
    }
    let rows = verdicts.compactMap { verdict -> RobustnessFigure.Row? in
      guard let robustness = verdict.robustness else { return nil }
      let own = choices.map { title in
        robustness.choices.first { $0.title == title }.map { verdict.state(under: $0) } ?? .noComparison
      }
      let others = robustness.choices.filter(\.leavesOutSpecimen)
      let worst = others.first { !$0.holds } ?? others.first
      return RobustnessFigure.Row(
        measure: "\(verdict.rowName), \(verdict.verdict.rawValue)",
        states: own + (worst.map { [verdict.state(under: $0)] } ?? []))
    }
    guard !rows.isEmpty else { return nil }
    let columns = rows.contains { $0.states.count > choices.count } ? choices + [Self.specimens] : choices
    self.init(title: title, choices: columns, rows: rows)
  }
}

extension BinderVerdict {
  fileprivate func state(under choice: VerdictRobustness.Choice) -> RobustnessFigure.State {
    if choice.holds { return .holds }
    switch (verdict, choice.verdict) {
    case (_, .noComparison), (_, .oneSpecimen): return .noComparison
    case (.higher, .lower), (.lower, .higher): return .opposite
    default: return .otherwise
    }
  }
}
