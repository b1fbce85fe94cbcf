import AnalysisFindings
import CellMeasureAnalysis
import ComparisonFigures
import ScientificFigures

extension FigureRecipe {
  /// Single numbers of cells; a figure for those of one kind that share a unit.
  static let cellMeasures = FigureRecipe(
    name: .cellMeasures, summary: "single numbers of cells with the tests, a figure for each unit",
    technique: .cells, theme: .nature89, changes: [.whiskers, .brackets, .y, .legend]
  ) { material in
    material.cellMeasureScales.compactMap { material.cellMeasureBars(on: $0)?.figure(theme: material.theme) }
  }
}

/// What measures of cells must have in common to stand on one axis.
private struct CellMeasureScale: Hashable {
  let isChange: Bool
  let unit: String

  /// The scale of a finding; `nil` where it has no number.
  init?(_ finding: Finding) {
    guard let estimate = finding.estimate else { return nil }
    isChange = Finding.KeyFamily.cellChanges.contains(finding.key)
    unit = estimate.unit
  }
}

extension FigureMaterial {
  fileprivate var cellMeasureScales: [CellMeasureScale] {
    cells(.cells).flatMap(\.findings).compactMap(CellMeasureScale.init).firstAppearances
  }

  fileprivate func cellMeasureBars(on scale: CellMeasureScale) -> CellBarsFigure? {
    let own = cells(.cells).flatMap(\.findings).filter { CellMeasureScale($0) == scale }
    let keys = own.map(\.key).firstAppearances
    let measures = keys.map { key in
      CellBarsFigure.Measure(key: key, label: own.first { $0.key == key }?.title ?? key.rawValue)
    }
    // Of a single measure the axis bears the name.
    let quantity =
      measures.count == 1 ? measures[0].label : scale.isChange ? "Relative change" : "Measures of cells"
    return bars(.cells, where: { keys.contains($0) }) { binders, cells in
      CellBarsFigure(
        name: "cell-measures", quantity: quantity.prefix(1).uppercased() + quantity.dropFirst(),
        unit: scale.unit, measures: measures, binders: binders, cells: cells)
    }
  }
}
