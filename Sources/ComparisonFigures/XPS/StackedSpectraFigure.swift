public import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// XPS spectra over one another: the levels of a depth profile, or the same level of several binders.
///
/// Spectra are curves with a binding energy (abscissa) and counts (`measured`), as those of the kind `xps.fit`; where they
/// have a `background` it is taken off, and their `component` columns give guides with the species' names.
public struct StackedSpectraFigure: Sendable {
  /// One spectrum of a stack.
  public struct Trace: Sendable {
    /// What is written at the spectrum, in markup: `60 s`, `PVDF`.
    public var label: String
    /// The spectrum.
    public var curve: Curve

    /// Creates a spectrum.
    public init(label: String, curve: Curve) {
      self.label = label
      self.curve = curve
    }
  }

  /// A panel: a stack of spectra of one region, the first on top.
  public struct Stack: Sendable {
    /// The region: `F 1s`.
    public var region: String
    /// What the stack is: a binder, or a level for stacks of binders; empty for nothing.
    public var name: String
    /// The spectra.
    public var traces: [Trace]

    /// Creates a stack.
    public init(region: String, name: String, traces: [Trace]) {
      self.region = region
      self.name = name
      self.traces = traces
    }
  }

  /// How far spectra are apart.
  public enum Arrangement: Sendable, Hashable {
    /// Each spectrum stands clear of its neighbours.
    case stacked
    /// Spectra overlap, and nearer ones hide the feet of those behind.
    case waterfall
  }

  /// How spectra of a stack are scaled.
  public enum Scaling: Sendable, Hashable {
    /// All have one scale, so that heights can be compared.
    case shared
    /// Each is divided by its own maximum, so that shapes can be compared.
    case each
  }

  /// What tells spectra apart.
  public enum Colouring: Sendable, Hashable {
    /// The order in depth, dark at the surface.
    case depth
    /// The binders' colours.
    case binders
  }

  /// The panels; stacks of a region stand in one column, stacks of a name in one row.
  public var stacks: [Stack]
  /// How far spectra are apart.
  public var arrangement: Arrangement
  /// How spectra of a stack are scaled.
  public var scaling: Scaling
  /// What tells spectra apart.
  public var colouring: Colouring

  /// Creates the figure's input.
  public init(
    stacks: [Stack], arrangement: Arrangement = .stacked, scaling: Scaling = .shared,
    colouring: Colouring = .depth
  ) {
    self.stacks = stacks
    self.arrangement = arrangement
    self.scaling = scaling
    self.colouring = colouring
  }

  /// The levels of the depth profiles of specimens, by their coordinates `etch time`: binders in rows, regions in columns.
  ///
  /// - Parameter specimens: Binders with their curves of the kind `xps.fit`; the region of a curve is the part of its name
  ///   before ` level `.
  public static func depthLevels(
    of specimens: [(binder: String, curves: [Curve])], arrangement: Arrangement = .waterfall,
    scaling: Scaling = .shared
  ) -> StackedSpectraFigure {
    var stacks: [Stack] = []
    for specimen in specimens {
      for region in regions(of: specimen.curves) {
        let levels = specimen.curves.filter { $0.region == region }.map {
          (time: StackedSpectra.etchTime(of: $0) ?? 0, curve: $0)
        }.sorted { $0.time < $1.time }
        stacks.append(
          Stack(
            region: region, name: specimen.binder,
            traces: levels.map { Trace(label: StackedSpectra.label(ofTime: $0.time), curve: $0.curve) }))
      }
    }
    return StackedSpectraFigure(
      stacks: stacks, arrangement: arrangement, scaling: scaling, colouring: .depth)
  }

  /// The first level of each binder, binders over one another, a panel a region.
  ///
  /// - Parameter specimens: Binders with their curves of the kind `xps.fit`.
  public static func binders(
    _ specimens: [(binder: String, curves: [Curve])], arrangement: Arrangement = .stacked,
    scaling: Scaling = .each
  ) -> StackedSpectraFigure {
    let regions = regions(of: specimens.flatMap(\.curves))
    let stacks = regions.map { region in
      Stack(
        region: region, name: "",
        traces: specimens.compactMap { specimen in
          let levels = specimen.curves.filter { $0.region == region }
          let first = levels.min {
            (StackedSpectra.etchTime(of: $0) ?? 0) < (StackedSpectra.etchTime(of: $1) ?? 0)
          }
          return first.map { Trace(label: specimen.binder, curve: $0) }
        })
    }
    return StackedSpectraFigure(
      stacks: stacks, arrangement: arrangement, scaling: scaling, colouring: .binders)
  }

  private static func regions(of curves: [Curve]) -> [String] {
    var regions: [String] = []
    for region in curves.map(\.region) where !regions.contains(region) {
      regions.append(region)
    }
    return regions
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    var regions: [String] = []
    var names: [String] = []
    for stack in stacks {
      if !regions.contains(stack.region) { regions.append(stack.region) }
      if !names.contains(stack.name) { names.append(stack.name) }
    }
    let columns = RegionColumns(regions.count, theme: theme)
    let blocks = columns.rows(regions.count)
    var cells: [FigureCell] = []
    for (row, name) in names.enumerated() {
      let own = stacks.filter { $0.name == name }
      // Panels of a row that show the same spectra in one arrangement are named once, right of the last.
      let isShared = Set(own.map { $0.traces.map(\.label) }).count == 1
      for (index, region) in regions.enumerated() {
        guard let stack = own.first(where: { $0.region == region }) else { continue }
        let place = columns.place(index)
        let isLast = !regions.indices.contains { other in
          other > index && columns.place(other).row == place.row
            && own.contains { $0.region == regions[other] }
        }
        let isLastRow = !names.dropFirst(row + 1).contains { name in
          stacks.contains { $0.name == name && $0.region == region }
        }
        cells.append(
          FigureCell(
            row: place.row * names.count + row, column: place.column,
            panel: StackedSpectra(stack, input: self, theme: theme).panel(
              title: row == 0 ? FigureText(markup: region) : nil,
              side: isLast ? FigureText(markup: name) : nil, isFirstColumn: place.column == 0,
              isLastRow: isLastRow, isLabelled: isLast || !isShared,
              group: isShared ? "\(place.row) \(row)" : nil)))
      }
    }
    cells.sort { ($0.row, $0.column) < ($1.row, $1.column) }
    let tallest = stacks.map(\.traces.count).max() ?? 0
    let step = arrangement == .stacked ? 30.0 : 15
    // Regions in several rows still have to fit on a page.
    let most: Double = blocks > 1 ? 120 : names.count > 2 ? 150 : 260
    let height = min(max(70 + step * Double(tallest), 90), most)
    return ScientificFigure(
      name: "xps-stacked", title: "XPS spectra of \(Spoken.list(labels))", caption: caption,
      altText: spoken, theme: theme, columnWeights: Array(repeating: 1, count: columns.count),
      rowHeights: Array(repeating: height, count: names.count * blocks), cells: cells, columnGap: 7, rowGap: 4
    )
  }

  /// What the picture compares: the names of stacks, or those of traces where stacks have none.
  private var labels: [String] {
    var labels: [String] = []
    for stack in stacks {
      for label in stack.name.isEmpty ? stack.traces.map(\.label) : [stack.name] where !labels.contains(label)
      {
        labels.append(label)
      }
    }
    return labels
  }

  private var caption: String {
    "XPS spectra after subtraction of the background, moved by a constant step. "
      + (scaling == .shared
        ? "Spectra of a panel share one intensity scale. "
        : "Each spectrum is divided by its maximum. ")
      + (colouring == .depth ? "Colour, order in depth from the surface. " : "")
      + "Guides, fitted positions of the components."
  }

  private var spoken: String {
    let sentences = stacks.map { stack in
      let parts = stack.traces.map { trace in
        let peak = StackedSpectra.peak(of: trace.curve)
        return trace.label
          + (peak.map { " with its maximum at \(PrintedNumber.stated($0)) eV" } ?? " without data")
      }
      return "\(stack.region)\(stack.name.isEmpty ? "" : ", " + stack.name): \(Spoken.list(parts))."
    }
    return "XPS spectra over one another on a binding-energy axis that falls to the right. "
      + sentences.joined(separator: " ")
  }
}
