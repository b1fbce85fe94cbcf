import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// How firmly a coating holds at each depth by oblique cutting (SAICAS): every run, and mean and scatter over runs.
///
/// The force per width of a cut grows with its depth even in a uniform coating, so curves are compared at one depth; the
/// shear strength needs no such care. Values of peel tests are on another scale and have no place here.
public struct AdhesionProfileFigure: Sendable {
  /// One cut.
  public struct Run: Sendable {
    /// The binder's name.
    public var binder: String
    /// The depths of the blade, in µm; in any order.
    public var depths: [Double]
    /// What was measured at each depth, in the figure's unit.
    public var values: [Double]

    /// Creates a run.
    public init(binder: String, depths: [Double], values: [Double]) {
      self.binder = binder
      self.depths = depths
      self.values = values
    }
  }

  /// The binders in order.
  public var binders: [String]
  /// The runs.
  public var runs: [Run]
  /// The quantity on the vertical axis, in markup.
  public var quantity: String
  /// The unit of the values: `N/m`, `MPa`.
  public var unit: String
  /// The depth of the current collector by binder, in µm, drawn as a guide.
  public var interfaces: [String: Double]

  /// Creates the figure's input.
  public init(
    binders: [String], runs: [Run], quantity: String = "Horizontal force per width", unit: String = "N/m",
    interfaces: [String: Double] = [:]
  ) {
    self.binders = binders
    self.runs = runs
    self.quantity = quantity
    self.unit = unit
    self.interfaces = interfaces
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature89) -> ScientificFigure {
    let bands = binders.map { binder in ReplicateBand(runs.filter { $0.binder == binder }) }
    var marks: [any PanelMark] = []
    for (index, band) in bands.enumerated() {
      let look = look(index, theme)
      marks.append(
        BandMark(
          x: band.depths, lower: zip(band.means, band.deviations).map { $0 - $1 },
          upper: zip(band.means, band.deviations).map { $0 + $1 }, fill: look.colour.withOpacity(0.2)))
    }
    for (index, binder) in binders.enumerated() {
      let faint = SceneStroke(
        look(index, theme).colour.lightened(by: 0.5), width: theme.hairWidth)
      for run in runs where run.binder == binder {
        let sorted = ReplicateBand.sorted(run)
        marks.append(LineMark(x: sorted.map(\.depth), y: sorted.map(\.value), stroke: faint))
      }
    }
    for (index, band) in bands.enumerated() where !band.depths.isEmpty {
      let look = look(index, theme)
      marks.append(
        LineMark(
          x: band.depths, y: band.means,
          stroke: SceneStroke(
            look.colour, width: theme.lineWidth * 1.3, dashes: SeriesPalette.dashes(index)),
          name: FigureText(markup: binders[index])))
    }
    marks.append(
      GuidesMark(
        guides, stroke: SceneStroke(.noteGrey, width: theme.fineWidth, dashes: [3, 2]),
        labelsReadUpwards: true))
    let panel = FigurePanel(
      x: FigureAxis("Depth", unit: "µm", padding: (0, 0.02), anchor: 0),
      y: FigureAxis(
        FigureText(markup: quantity), unit: FigureText(unit: unit), padding: (0.02, 0.05), anchor: 0),
      marks: marks, legend: .inside, hasLetter: false)
    return ScientificFigure(
      name: "adhesion-depth",
      title: "\(FigureText(markup: quantity).plainText) against depth of \(Spoken.list(binders))",
      caption:
        "\(quantity) against depth by oblique cutting. Thin, single runs; line and band, mean and standard deviation over "
        + "runs at the depths that all runs of a binder reach.", altText: spoken(bands), theme: theme,
      columnWeights: [1], rowHeights: [min(theme.width * 0.62, 190)],
      cells: [FigureCell(row: 0, column: 0, panel: panel)], notes: [FigureText(plain: note(bands))])
  }

  private func look(_ index: Int, _ theme: FigureTheme) -> BinderAppearance {
    BinderAppearance(index: index, colour: theme.colours[binders[index]])
  }

  /// The interfaces; binders that share one have one guide.
  private var guides: [GuidesMark.Guide] {
    var places: [(depth: Double, binders: [String])] = []
    for binder in binders {
      guard let depth = interfaces[binder], depth.isFinite else { continue }
      if let index = places.firstIndex(where: { $0.depth == depth }) {
        places[index].binders.append(binder)
      } else {
        places.append((depth, [binder]))
      }
    }
    return places.map { place in
      let name = places.count == 1 ? "interface" : "interface, " + Spoken.list(place.binders)
      return GuidesMark.Guide(place.depth, FigureText(markup: name), colour: .noteGrey)
    }
  }

  private func note(_ bands: [ReplicateBand]) -> String {
    let counts = zip(binders, bands).map { "\($0): n = \($1.count)" }
    return "band: SD over runs; " + counts.joined(separator: ", ")
  }

  private func spoken(_ bands: [ReplicateBand]) -> String {
    let sentences = zip(binders, bands).map { binder, band -> String in
      guard let last = band.depths.last, let end = band.means.last else { return "\(binder): no run" }
      let middle = band.depths.count / 2
      let plural = band.count == 1 ? "run" : "runs"
      return
        "\(binder): \(band.count) \(plural), \(PrintedNumber.significant(band.means[middle])) \(unit) at "
        + "\(PrintedNumber.significant(band.depths[middle])) µm and \(PrintedNumber.significant(end)) \(unit) at \(PrintedNumber.significant(last)) µm"
    }
    return "\(FigureText(markup: quantity).plainText) against depth, mean and scatter over runs. "
      + sentences.joined(separator: ". ") + "."
  }
}
