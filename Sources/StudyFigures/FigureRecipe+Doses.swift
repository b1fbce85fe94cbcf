import AnalysisFindings
import BinderComparison
import ComparisonFigures
import ScientificFigures
import StudyExports

extension FigureRecipe {
  /// The measures that a study is about along a series of binders.
  static let doseResponse = FigureRecipe(
    name: .doseResponse,
    summary: "measures against the dose of a series of binders, with the line through the cells",
    changes: [.techniques]
  ) { material in
    guard let doses = material.study.comparison?.doses else { return [] }
    let panels = doses.responses.filter { doses.series.isHeadline($0.key) }.compactMap(material.panel)
    return stride(from: 0, to: panels.count, by: panelsOnPage).map { start in
      DoseResponseFigure(
        dose: doses.series.title, doseUnit: doses.series.unit,
        panels: Array(panels[start..<min(start + panelsOnPage, panels.count)])
      ).figure(theme: material.theme)
    }
  }

  /// Four rows of three panels fill a journal's page.
  private static let panelsOnPage = 12
}

extension FigureMaterial {
  /// A response as a panel, with the cells of the binders that are to be shown; `nil` where its technique or none of them is.
  fileprivate func panel(_ response: DoseResponse) -> DoseResponseFigure.Panel? {
    guard changes.techniques?.contains(response.technique) != false else { return nil }
    let binders = response.points.compactMap { point in
      study.binders.firstIndex(of: point.binder).map {
        DoseResponseFigure.Binder(index: $0, name: point.binder, dose: point.dose, values: point.values)
      }
    }
    guard let first = response.points.first?.dose, let last = response.points.last?.dose, last > first,
      !binders.isEmpty
    else { return nil }
    let steps = 60
    let line = (0...steps).map { step in
      let dose = first + (last - first) * Double(step) / Double(steps)
      return DoseResponseFigure.LinePoint(
        dose: dose, value: response.value(at: dose), half: response.halfWidth(at: dose, level: 0.95))
    }
    return DoseResponseFigure.Panel(
      quantity: response.heading, unit: response.unit, binders: binders, line: line,
      note: "\(response.trend.rawValue), \(PrintedNumber.statedProbability(response.adjustedPValue))"
        + (response.isBent ? "; no straight line" : ""))
  }
}
