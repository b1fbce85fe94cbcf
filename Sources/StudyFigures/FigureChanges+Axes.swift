import AnalysisFindings
import Foundation
import ScientificFigures
import StudyExports

extension FigureChanges {
  /// Refuses limits with which a figure would show nothing of its data.
  ///
  /// - Throws: an `InputProblem` where an axis has no place for its limits, or where no panel has data inside of them.
  func checkAxes(of figure: ScientificFigure) throws(InputProblem) {
    let panels = figure.cells.map(\.panel)
    try check(x, "x", panels.map(DrawnAxis.init(xOf:)).filter(\.axis.isOfNumbers), in: figure.name)
    try check(y, "y", panels.map(DrawnAxis.init(yOf:)).filter(\.axis.isOfNumbers), in: figure.name)
    for (region, limits) in energies.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let own = panels.filter { $0.x.group == region }.map(DrawnAxis.init(xOf:))
      try check(limits, own, at: ["energy", region], in: figure.name)
    }
  }

  private func check(
    _ changes: AxisChanges, _ name: String, _ axes: [DrawnAxis], in figure: String
  ) throws(InputProblem) {
    let isLogarithmic = axes.contains { $0.axis.scale == .logarithmic }
    for (key, lower) in [("limits", changes.limits?.lower), ("break", changes.gap?.lower)] {
      guard isLogarithmic, let lower, lower <= 0 else { continue }
      throw problem(
        at: [name, key], of: figure,
        expected: "numbers above 0, for the axis \(name) of \(figure) is logarithmic",
        found: lower.resultText, remedy: "Correct the \(key), or ask for “scale: linear”.")
    }
    if let limits = changes.limits { try check(limits, axes, at: [name, "limits"], in: figure) }
  }

  private func check(
    _ limits: AxisLimits, _ axes: [DrawnAxis], at way: [String], in figure: String
  ) throws(InputProblem) {
    let spans = axes.compactMap(\.data)
    guard let first = spans.first,
      !spans.contains(where: { $0.lower <= limits.upper && limits.lower <= $0.upper })
    else { return }
    let span = spans.dropFirst().reduce(first) { $0.union($1) }
    let unit = axes[0].axis.unit.plainText
    throw problem(
      at: way, of: figure,
      expected: "limits with data of \(figure) between them, which lie from \(Self.text(span.rounded, unit))",
      found: Self.text(limits, unit),
      remedy: "Correct the limits, or leave them out to show all data.")
  }

  private static func text(_ limits: AxisLimits, _ unit: String) -> String {
    "\(limits.lower.resultText) to \(limits.upper.resultText)" + (unit.isEmpty ? "" : " \(unit)")
  }
}

extension AxisLimits {
  /// The limits with four significant digits, which is enough to choose others by.
  fileprivate var rounded: AxisLimits {
    func rounded(_ value: Double) -> Double { Double(String(format: "%.4g", value)) ?? value }
    return AxisLimits(rounded(lower), rounded(upper))
  }
}

extension FigureAxis {
  /// Whether an axis has numbers that can be changed; one of names or of arbitrary units stays as it is.
  var isOfNumbers: Bool { places == nil && showsTicks }
}

/// An axis with the marks that are drawn on it.
private struct DrawnAxis {
  let axis: FigureAxis
  private let marks: [any PanelMark]
  private let isHorizontal: Bool

  init(xOf panel: FigurePanel) { (axis, marks, isHorizontal) = (panel.x, panel.marks, true) }

  init(yOf panel: FigurePanel) { (axis, marks, isHorizontal) = (panel.y, panel.marks, false) }

  /// What the data span; looked up only where limits were changed, for it passes over all points.
  var data: AxisLimits? {
    AxisLimits.holding(
      marks.compactMap {
        isHorizontal ? $0.horizontalLimits(scale: axis.scale) : $0.verticalLimits(scale: axis.scale)
      })
  }
}

extension AxisLimits {
  /// The limits that hold all of some; `nil` for none.
  fileprivate static func holding(_ all: [AxisLimits]) -> AxisLimits? {
    all.dropFirst().reduce(all.first) { $0?.union($1) }
  }
}
