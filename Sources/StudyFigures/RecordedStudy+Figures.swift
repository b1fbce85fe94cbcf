public import AnalysisFindings
import BinderComparison
import ComparisonFigures
import InstrumentMeasurements
public import ScientificFigures
public import StudyExports

extension RecordedStudy {
  /// The figures that the results allow, in the order of the report; those too whose data are there and unusable, so
  /// that drawing them says what is wrong.
  public var availableFigures: [StudyFigureName] { availableFigures(in: .builtIn) }

  /// The figures of a catalogue that the results allow, in its order.
  public func availableFigures(in catalogue: FigureCatalogue) -> [StudyFigureName] {
    catalogue.recipes.filter { recipe in
      do throws(InputProblem) {
        return !(try recipe.figures(material(for: recipe, FigureChanges())).isEmpty)
      } catch {
        return true
      }
    }.map(\.name)
  }

  /// A figure of the study; the first where there are several.
  ///
  /// ```swift
  /// let study = try RecordedStudy(folder: "results")
  /// let page = try study.figure(.xpsPanels).scene(typeface: FigureTypeface())
  /// ```
  ///
  /// - Throws: an `InputProblem` where the results do not hold what the figure shows.
  public func figure(
    _ name: StudyFigureName, changes: FigureChanges = FigureChanges(),
    in catalogue: FigureCatalogue = .builtIn
  ) throws(InputProblem) -> ScientificFigure {
    guard let figure = try figures(name, changes: changes, in: catalogue).first else {
      throw nothing(name, catalogue)
    }
    return figure
  }

  /// All figures of a name: for `verdicts` one for each binder against the reference, for `stem-fft` one for each binder,
  /// for `adhesion-depth` one for each quantity, for `adhesion` one for each method, else one.
  ///
  /// - Throws: an `InputProblem` where the results do not hold what the figure shows, where what they hold cannot be shown,
  ///   where the changes ask for two specimens in one place or two binders of one name, or for limits that show nothing.
  public func figures(
    _ name: StudyFigureName, changes: FigureChanges = FigureChanges(),
    in catalogue: FigureCatalogue = .builtIn
  ) throws(InputProblem) -> [ScientificFigure] {
    guard let recipe = catalogue.recipe(name) else { throw nothing(name, catalogue) }
    if let problem = changes.contradictions(in: self, recipe).first { throw problem }
    var figures = try recipe.figures(material(for: recipe, changes))
    guard !figures.isEmpty else { throw nothing(name, catalogue) }
    for index in figures.indices {
      figures[index].name = index == 0 ? name.rawValue : "\(name.rawValue)-\(index + 1)"
      try figures[index].apply(changes)
    }
    return figures
  }

  private func nothing(_ name: StudyFigureName, _ catalogue: FigureCatalogue) -> InputProblem {
    InputProblem(
      .missing, file: title, place: .part("figure \(name.rawValue)"),
      expected: "results that hold what the figure shows", found: "none",
      remedy: "Measure and analyse it, or draw one of: "
        + "\(availableFigures(in: catalogue).map(\.rawValue).joined(separator: ", ")).")
  }

  private func material(for recipe: FigureRecipe, _ changes: FigureChanges) -> FigureMaterial {
    let shown = changes.binders ?? binders
    var study = self
    study.binders = shown
    study.results.removeAll { result in
      !shown.contains(result.specimen.binder) || changes.samples?.contains(result.specimen.name) == false
    }
    study.comparison?.verdicts.removeAll {
      !shown.contains($0.reference.name) || !shown.contains($0.compared.name)
    }
    let reference = binders.first { shown.contains($0) }
    var theme = changes.theme(for: recipe.theme)
    // A binder keeps its colour where it stands in another place than in the study, or others are not shown.
    for (index, binder) in binders.enumerated() where theme.colours[binder] == nil {
      theme.colours[binder] = BinderAppearance(index: index).colour
    }
    // Two binders may have exchanged their names.
    let colours = theme.colours
    for (binder, shown) in changes.displayNames { theme.colours[shown] = colours[binder] }
    var wanted = changes
    (wanted.boxes, wanted.crops) = ([:], [:])
    for specimen in study.results.map(\.specimen) {
      let name = specimen.renamed(changes.displayNames[specimen.binder]).name
      wanted.boxes[name] = changes.boxes[specimen.name]
      wanted.crops[name] = changes.crops[specimen.name]
    }
    return FigureMaterial(
      study: study.renamed(changes.displayNames),
      reference: reference.map { changes.displayNames[$0] ?? $0 }, changes: wanted, theme: theme)
  }

  /// The study with other names of its binders; specimens that are called after their binder follow.
  private func renamed(_ names: [String: String]) -> RecordedStudy {
    guard !names.isEmpty else { return self }
    var study = self
    study.binders = binders.map { names[$0] ?? $0 }
    for (index, specimen) in results.map(\.specimen).enumerated() {
      study.results[index].specimen = specimen.renamed(names[specimen.binder])
    }
    for (index, verdict) in verdicts.enumerated() {
      study.comparison?.verdicts[index].reference.name =
        names[verdict.reference.name] ?? verdict.reference.name
      study.comparison?.verdicts[index].compared.name = names[verdict.compared.name] ?? verdict.compared.name
    }
    study.comparison?.doses?.renameBinders { names[$0] ?? $0 }
    return study
  }
}

extension StudySample {
  /// The specimen under another name of its binder, if there is one; one that is called after its binder follows.
  func renamed(_ name: String?) -> StudySample {
    guard let name else { return self }
    var specimen = self
    specimen.binder = name
    if self.name.hasPrefix(binder) { specimen.name = name + self.name.dropFirst(binder.count) }
    return specimen
  }
}
