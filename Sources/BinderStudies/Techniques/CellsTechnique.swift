import AnalysisFindings
import BinderComparison
import CellMeasureAnalysis
import InstrumentFiles
import InstrumentMeasurements
import StudyFigures

extension StudyTechnique {
  /// Single numbers of cells from a table of the user's own; the rows of a cell are one unit.
  static let cellsDefinition = TechniqueDefinition(
    .cells, title: "Cell measures", engine: 1, defaults: CellMeasureOptions(),
    keys: [
      OptionKey(
        "changes", \.changes, .list(of: .measureChange),
        example: "[swelling = thickness before to thickness after]",
        "The relative changes from one measure to another that are reported and compared.")
    ],
    table: TableDeclaration(
      .cellMeasures,
      facts: [
        OptionKey(
          "countedOf", \.countedOf, ValueForm.quantity(.number, in: 1...1e6).optional(none: "100"),
          example: "25", innermost: .study, isFact: true, "Of how many the columns of counts count.")
      ]),
    claims: { $0.kind == .cellTable },
    rows: { table in table.rows.map { SpecimenRow(name: $0.name) } },
    shares: [Composition(Finding.KeyFamily.cellShares.prefix + "*")],
    signedQuantities: [Finding.KeyFamily.cellChanges.prefix + "*"], figures: FigureRecipe.cellFigures,
    methods: { options, _ in
      [
        "Single numbers of cells were taken from a table; several rows of a cell were averaged first. Without a stated "
          + "uncertainty a number has that of its last digit (GUM 2008, F.2.2.1), and counts have that of Jeffreys' "
          + "posterior of a binomial share (Brown, Cai and DasGupta 2001)."
      ]
        + options.changes.map {
          "\($0.name) is \($0.after) over \($0.before), less one, of the same cell."
        }
    }, answers: cellAnswers, headline: cellAnswers
  ) { input throws(InputProblem) in
    try CellMeasureAnalysis.result(
      of: input.measurements(as: CellTable.self)[0], sample: input.sample.name, rows: input.rows,
      options: input.options)
  }

  private static let cellAnswers = [Finding.KeyFamily.cellMeasures, .cellShares, .cellChanges].map {
    $0.prefix + "*"
  }
}

extension ValueForm where Value == CellMeasureOptions.Change {
  /// A name, and the names of two measures with `to` between them.
  fileprivate static var measureChange: ValueForm {
    .parsed(
      "a name and two measures, such as swelling = thickness before to thickness after",
      value: { text in
        let sides = text.split(separator: " = ", omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty else { return nil }
        let measures = sides[1].split(separator: " to ", omittingEmptySubsequences: false).map(String.init)
        guard measures.count == 2, measures.allSatisfy({ !$0.isEmpty }) else { return nil }
        return CellMeasureOptions.Change(String(sides[0]), from: measures[0], to: measures[1])
      }, text: \.text)
  }
}
