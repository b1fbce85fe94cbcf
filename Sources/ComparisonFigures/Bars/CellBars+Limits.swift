import AnalysisFindings
import ScientificFigures

/// Limits of detection in a bar figure: lines where they stand clear of the axis, words where they do not.
extension CellBars {
  /// The limits of detection as dashes over each group; only one of them is named in the legend.
  func limits(theme: FigureTheme) -> [any PanelMark] {
    let shown = input.measures.enumerated().compactMap { index, measure in
      measure.detectionLimit.flatMap { isVisible($0) ? (index: index, value: $0) : nil }
    }
    return shown.enumerated().map { order, limit in
      LineMark(
        x: [Double(limit.index) - 0.45, Double(limit.index) + 0.45], y: [limit.value, limit.value],
        stroke: SceneStroke(.noteGrey, width: theme.fineWidth * 1.3, dashes: [3, 2]),
        name: order == 0 ? "limit of detection" : nil)
    }
  }

  /// Whether any limit is drawn.
  var showsLimits: Bool { input.measures.compactMap(\.detectionLimit).contains(where: isVisible) }

  /// The limits that no line can show, in words.
  var hiddenLimits: [String] {
    let hidden = input.measures.compactMap { measure -> String? in
      guard let limit = measure.detectionLimit, !isVisible(limit) else { return nil }
      return "\(measure.label) \(PrintedNumber.significant(limit, digits: 2))"
    }
    return hidden.isEmpty ? [] : ["limit of detection: \(hidden.joined(separator: ", ")) \(input.unit)"]
  }

  /// What the caption says of the limits.
  var limitWords: String {
    hiddenLimits.map { " \($0.prefix(1).uppercased() + $0.dropFirst())." }.joined()
      + (showsLimits ? " Dashes, the highest limit of detection among the \(input.replicates)." : "")
  }

  /// Whether a line stands clear of the axis: higher over it than its own width on a panel of usual height.
  private func isVisible(_ limit: Double) -> Bool {
    let top = gap?.lower ?? bars.map(\.top).filter(\.isFinite).max() ?? 0
    return input.ordinate == .logarithmic || limit > 0.006 * top
  }
}
