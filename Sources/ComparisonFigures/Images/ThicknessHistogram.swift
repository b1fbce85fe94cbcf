import AnalysisFindings
import Foundation
import RasterCanvas
import ScientificFigures

/// The pixels of thickness maps as histograms over one another, with median and quantiles over them.
struct ThicknessHistogram {
  /// The pixels of one binder.
  struct Series {
    var binder: String
    /// Thicknesses with an answer, ascending.
    var sorted: [Double]
    /// How many pixels have no answer.
    var unanswered: Int

    /// The value that a share of the pixels does not exceed, by a straight line between ranks (Hyndman and Fan 1996,
    /// type 7).
    func quantile(_ share: Double) -> Double? {
      guard let last = sorted.indices.last else { return nil }
      let rank = share * Double(last)
      let below = min(Int(rank), last)
      let above = min(below + 1, last)
      return sorted[below] + (sorted[above] - sorted[below]) * (rank - Double(below))
    }

    var spoken: String {
      let missing = unanswered > 0 ? ", \(unanswered) pixels without an answer" : ""
      guard let median = quantile(0.5), let low = quantile(0.05), let high = quantile(0.95) else {
        return "\(binder): no pixel with an answer" + missing
      }
      return
        "\(binder): median \(PrintedNumber.significant(median)) nm, 90 % of pixels from \(PrintedNumber.significant(low)) to "
        + "\(PrintedNumber.significant(high)) nm" + missing
    }
  }

  let series: [Series]
  /// The edges of the bins, which all binders share.
  let edges: [Double]
  private let theme: FigureTheme

  init(maps: [ThicknessMapFigure.Map], theme: FigureTheme) {
    self.theme = theme
    var binders: [String] = []
    for map in maps where !binders.contains(map.binder) { binders.append(map.binder) }
    series = binders.map { binder in
      let values = maps.filter { $0.binder == binder }.flatMap(\.thicknesses)
      let finite = values.filter(\.isFinite)
      return Series(binder: binder, sorted: finite.sorted(), unanswered: values.count - finite.count)
    }
    edges = Self.edges(series)
  }

  /// Bins of the width of Freedman and Diaconis (1981) for the smallest series, from 10 to 60 of them.
  private static func edges(_ series: [Series]) -> [Double] {
    let filled = series.filter { !$0.sorted.isEmpty }
    guard let low = filled.compactMap({ $0.quantile(0.001) }).min(),
      let high = filled.compactMap({ $0.quantile(0.999) }).max(), high - low < 1e290
    else { return [0, 1] }
    guard high > low else { return [low - max(abs(low) * 0.05, 0.5), low + max(abs(low) * 0.05, 0.5)] }
    let widths = filled.compactMap { one -> Double? in
      guard let first = one.quantile(0.25), let third = one.quantile(0.75), third > first else { return nil }
      return 2 * (third - first) / cbrt(Double(one.sorted.count))
    }
    let wanted = (high - low) / (widths.max() ?? (high - low) / 20)
    let count = Int(min(max(wanted.rounded(.up), 10), 60))
    return (0...count).map { low + (high - low) * Double($0) / Double(count) }
  }

  /// The share of a series' pixels in each bin, in %; pixels beyond the last bins count in them.
  func shares(_ one: Series) -> [Double] {
    var counts = [Double](repeating: 0, count: max(edges.count - 1, 1))
    guard let low = edges.first, let high = edges.last, high > low, !one.sorted.isEmpty else { return counts }
    for value in one.sorted {
      let place = (value - low) / (high - low) * Double(counts.count)
      counts[min(max(Int(min(max(place, 0), 1e6)), 0), counts.count - 1)] += 1
    }
    return counts.map { 100 * $0 / Double(one.sorted.count) }
  }

  func panel(quantity: String) -> FigurePanel {
    let all = series.map(shares)
    let highest = max(all.joined().max() ?? 0, 1e-6)
    var marks: [any PanelMark] = []
    for (index, one) in series.enumerated() where !one.sorted.isEmpty {
      let look = BinderAppearance(index: index, colour: theme.colours[one.binder])
      // Each share is drawn from edge to edge of its bin.
      let x = zip(edges, edges.dropFirst()).flatMap { [$0, $1] }
      let y = all[index].flatMap { [$0, $0] }
      marks.append(BandMark(x: x, lower: x.map { _ in 0 }, upper: y, fill: look.colour.withOpacity(0.22)))
      marks.append(
        LineMark(
          x: x, y: y,
          stroke: SceneStroke(
            look.colour, width: theme.lineWidth, dashes: SeriesPalette.dashes(index))))
      marks += summary(one, look, y: highest * (1.1 + 0.11 * Double(series.count - 1 - index)))
    }
    return FigurePanel(
      x: FigureAxis(FigureText(markup: quantity), unit: "nm", padding: (0.02, 0.02)),
      y: FigureAxis("Share of pixels", unit: "%", padding: (0, 0.06), anchor: 0), marks: marks)
  }

  /// The binders with their medians.
  var legend: [LegendEntry] {
    series.enumerated().map { index, one in
      let look = BinderAppearance(index: index, colour: theme.colours[one.binder])
      let words =
        one.quantile(0.5).map { "median \(PrintedNumber.significant($0)) nm" } ?? "no pixel with an answer"
      return LegendEntry(
        FigureText(markup: one.binder) + FigureText(plain: ", " + words),
        line: SceneStroke(look.colour, width: theme.lineWidth, dashes: SeriesPalette.dashes(index)),
        marker: marker(look))
    }
  }

  private func marker(_ look: BinderAppearance) -> MarkerStyle {
    MarkerStyle(
      look.marker, size: theme.markerSize * 1.1, fill: .white,
      stroke: SceneStroke(look.colour, width: theme.lineWidth * 0.8))
  }

  /// Median, quartiles and the 5th and 95th percentile at one height.
  private func summary(_ one: Series, _ look: BinderAppearance, y: Double) -> [any PanelMark] {
    guard let median = one.quantile(0.5), let first = one.quantile(0.25), let third = one.quantile(0.75),
      let low = one.quantile(0.05), let high = one.quantile(0.95)
    else { return [] }
    return [
      LineMark(x: [low, high], y: [y, y], stroke: SceneStroke(look.colour, width: theme.axisWidth)),
      LineMark(
        x: [first, third], y: [y, y], stroke: SceneStroke(look.colour, width: theme.lineWidth * 2.6)),
      PointsMark(x: [median], y: [y], marker: marker(look)),
    ]
  }
}
