import ScientificFigures

/// What the bars of a summary page mean: what is the same for all once, and of each panel what is its own.
struct BinderSummaryNotes {
  /// The lines under the page.
  let lines: [FigureText]

  /// The notes on panels with bars, which are named by their headings.
  init(_ parts: [BinderSummaryFigure.Part]) {
    let bars = parts.map { CellBars($0.bars) }
    guard !bars.isEmpty else {
      lines = []
      return
    }
    let scatters = Self.each(bars.filter(\.hasScatter).map(\.whiskerName))
    let whiskers = scatters.isEmpty ? "" : "; whiskers: \(scatters.joined(separator: " or ")) where n > 1"
    let panels = zip(parts, bars).map { part, one in
      "\(part.heading) \(one.counts)" + (one.hasScatter ? "" : ", no test")
    }
    let tested = parts.map(\.bars).filter { !$0.comparisons.isEmpty }
    let tests = Self.each(tested.map(\.testName))
    let stars = Self.each(tested.map { CellBars($0).stars })
    let own = zip(parts, bars).flatMap { part, one in
      one.remarks.map { "\(part.heading) \($0)" }
    }
    let all =
      ["bars: mean\(whiskers); " + panels.joined(separator: "; ")]
      + [(tests + stars).joined(separator: "; "), own.joined(separator: "; ")].filter { !$0.isEmpty }
    lines = all.map(FigureText.init(markup:))
  }

  /// The texts that say something, each once.
  private static func each(_ texts: [String]) -> [String] {
    texts.reduce(into: []) { if !$1.isEmpty && !$0.contains($1) { $0.append($1) } }
  }
}
