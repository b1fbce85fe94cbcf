import AnalysisFindings
import ScientificFigures
import StudyExports

extension FigureChanges {
  /// What the changes of a figure say that the study contradicts: two specimens in one place, two binders of one name.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - recipe: The figure; `nil` for the changes of all figures.
  func contradictions(in study: RecordedStudy, _ recipe: FigureRecipe?) -> [InputProblem] {
    let figure = recipe?.name.rawValue ?? "defaults"
    return specimens(in: study, recipe, figure) + names(in: study, figure)
  }

  /// Two specimens of one binder in a figure that shows one of each.
  private func specimens(
    in study: RecordedStudy, _ recipe: FigureRecipe?, _ figure: String
  ) -> [InputProblem] {
    guard let samples, let recipe, let technique = recipe.technique, recipe.showsOneSpecimenABinder else {
      return []
    }
    return study.binders.compactMap { binder in
      let own = samples.filter { name in
        study.results.contains {
          $0.sample == name && $0.binder == binder && $0.technique == technique.rawValue
        }
      }
      guard own.count > 1 else { return nil }
      return problem(
        at: ["samples"], of: figure, expected: "one sample of each binder, for \(figure) shows one",
        found: "\(own.joined(separator: " and ")) of \(binder)",
        remedy: "Keep one of them; figures with bars show every cell without being asked.")
    }
  }

  /// Two binders, or two of their specimens, that would be shown under one name.
  private func names(in study: RecordedStudy, _ figure: String) -> [InputProblem] {
    guard !displayNames.isEmpty else { return [] }
    let shown = binders ?? study.binders
    var problems: [InputProblem] = []
    for (index, binder) in shown.enumerated() {
      let text = shownText(binder)
      guard let other = shown.prefix(index).first(where: { shownText($0) == text }) else { continue }
      problems.append(sharedName(text.plainText, of: [other, binder], renamed: [binder, other], figure))
    }
    guard problems.isEmpty else { return problems }
    let before = study.results.filter { shown.contains($0.binder) }
    var owners: [String: RecordedStudy.Result] = [:]
    for (one, renamed) in zip(before, before.map { $0.renamed(displayNames[$0.binder]) }) {
      guard let owner = owners[renamed.sample], owner.sample != one.sample else {
        owners[renamed.sample] = one
        continue
      }
      let problem = sharedName(
        renamed.sample, of: [owner.sample, one.sample], renamed: [one.binder, owner.binder], figure)
      if !problems.contains(problem) { problems.append(problem) }
    }
    return problems
  }

  private func shownText(_ binder: String) -> FigureText {
    FigureText(markup: displayNames[binder] ?? binder)
  }

  private func sharedName(
    _ name: String, of owners: [String], renamed: [String], _ figure: String
  ) -> InputProblem {
    let binder = renamed.first { displayNames[$0] != nil } ?? renamed[0]
    return problem(
      at: ["names", binder], of: figure, expected: "a name of its own for everything that is shown",
      found: "“\(name)” for \(owners.joined(separator: " and "))", remedy: "Give one of them another name.")
  }
}
