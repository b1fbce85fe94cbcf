import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// Ions in space by TOF-SIMS depth profiling: one box a fragment and all fragments in one box, a row a binder.
///
/// Each fragment is shown relative to the value that 99.7 % of its voxels do not exceed, over all binders, so that more of
/// an ion is denser fog. Boxes are seen without perspective; how much the depth is stretched is stated.
public struct IonVolumeFigure: Sendable {
  /// The counts of one ion in space.
  public struct Volume: Sendable {
    /// The ion: `LiF2-`.
    public var ion: String
    /// Counts; rows and columns across the field, layers from the surface downwards.
    public var counts: VoxelGrid

    /// Creates a volume.
    public init(ion: String, counts: VoxelGrid) {
      self.ion = ion
      self.counts = counts
    }
  }

  /// A row of the figure.
  public struct Specimen: Sendable {
    /// The binder's name.
    public var binder: String
    /// What the specimen is apart from the binder; empty for nothing.
    public var detail: String
    /// The ions.
    public var volumes: [Volume]
    /// The width of the field, in µm.
    public var fieldWidth: Double
    /// The depth of the last layer, in nm; `nil` where no sputter rate is known.
    public var depth: Double?

    /// Creates a specimen.
    public init(
      binder: String, detail: String = "", volumes: [Volume], fieldWidth: Double, depth: Double? = nil
    ) {
      self.binder = binder
      self.detail = detail
      self.volumes = volumes
      self.fieldWidth = fieldWidth
      self.depth = depth
    }
  }

  /// The rows.
  public var specimens: [Specimen]
  /// From where the boxes are seen.
  public var view: VolumeView
  /// The height of the deepest box relative to its width.
  public var boxHeight: Double
  /// The share of an ion's range below which nothing is drawn.
  public var threshold: Double
  /// The optical depth of the densest fog over the width of a box.
  public var gain: Double

  /// Creates the figure's input.
  public init(
    specimens: [Specimen], view: VolumeView = VolumeView(), boxHeight: Double = 1, threshold: Double = 0.08,
    gain: Double = 18
  ) {
    self.specimens = specimens
    self.view = view
    self.boxHeight = boxHeight
    self.threshold = threshold
    self.gain = gain
  }

  /// The percentage of voxels whose largest value is the densest fog.
  private static let top = 99.7

  /// The figure.
  public func figure(theme: FigureTheme = .nature183) -> ScientificFigure {
    let ions = ions
    let looks = SpeciesAppearance.distinct(ions, theme: theme)
    let ranges = ions.map(range)
    let hasOverlay = ions.count > 1
    let count = max(ions.count + (hasOverlay ? 1 : 0), 1)
    let gap = 6.0
    let arrow = VolumeMark.arrowRoom(theme: theme)
    // The names of rows stand at the right.
    let names = specimens.count > 1 ? theme.titleSize * 1.2 + 2 : 0
    let side = max((theme.width - 8 - arrow - names - Double(count - 1) * gap) / Double(count), 20)
    var cells: [FigureCell] = []
    for (row, specimen) in specimens.enumerated() {
      let channels = zip(zip(ions, looks), ranges).map { named, range in
        specimen.volumes.first { $0.ion == named.0 }.map {
          VolumeMark.Channel($0.counts, colour: named.1.colour, range: range)
        }
      }
      for column in 0..<count {
        let isOverlay = column == ions.count
        let shown = isOverlay ? channels : Array(channels.dropFirst(column).prefix(1))
        let what = isOverlay ? "all fragments" : column < ions.count ? ions[column] : "nothing"
        let mark = VolumeMark(
          shown.compactMap { $0 }, proportions: proportions(of: specimen), view: view, threshold: threshold,
          gain: gain,
          depthLabel: column == 0 ? depthLabel(of: specimen) : nil,
          shortDepthLabel: shortDepthLabel(of: specimen), name: "\(what), \(specimen.binder)")
        let title: FigureText? =
          row > 0 ? nil : isOverlay ? "overlay" : column < looks.count ? looks[column].label : nil
        cells.append(
          FigureCell(
            row: row, column: column,
            panel: panel(
              mark, title: title,
              colour: isOverlay || column >= looks.count ? .ink : looks[column].colour.asText,
              side: names > 0 && column == count - 1 ? name(of: specimen) : nil)))
      }
    }
    return ScientificFigure(
      name: "sims-volumes", title: "Ions in space of \(Spoken.list(specimens.map(\.binder)))",
      caption: caption, altText: spoken, theme: theme,
      columnWeights: (0..<count).map { $0 == 0 ? side + arrow : side },
      rowHeights: specimens.map { specimen in
        let box = VolumeMark([], proportions: proportions(of: specimen), view: view, name: "")
        return side * box.aspect
      }, cells: cells, notes: notes.map { FigureText(plain: $0) }, columnGap: gap, rowGap: 4)
  }

  private func panel(
    _ mark: VolumeMark, title: FigureText?, colour: CanvasColor, side: FigureText?
  ) -> FigurePanel {
    let axis = FigureAxis(
      FigureText(runs: []), limits: AxisLimits(0, 1), showsTicks: false, showsTickLabels: false,
      showsLabel: false)
    return FigurePanel(
      title: title, titleColour: colour, side: side, x: axis, y: axis, marks: [mark], frame: .none)
  }

  private var ions: [String] {
    var ions: [String] = []
    for volume in specimens.flatMap(\.volumes) where !ions.contains(volume.ion) { ions.append(volume.ion) }
    return ions
  }

  private func range(of ion: String) -> AxisLimits {
    let grids = specimens.flatMap(\.volumes).filter { $0.ion == ion }.map(\.counts)
    // Where hardly any voxel has a count, the percentile is zero and the largest count serves.
    for percentage in [Self.top, 100] {
      if let most = grids.map({ $0.percentile(percentage) }).max(), most > 0 { return AxisLimits(0, most) }
    }
    return AxisLimits(0, 1)
  }

  /// The depths that are known, usable and thus drawn to one scale.
  private var depths: [Double]? {
    let known = specimens.compactMap(\.depth).filter { $0 > 0 && $0.isFinite }
    return known.count == specimens.count ? known : nil
  }

  private func proportions(of specimen: Specimen) -> (y: Double, z: Double) {
    let grid = specimen.volumes.first?.counts
    let across = grid.map { Double(max($0.rows, 1)) / Double(max($0.columns, 1)) } ?? 1
    guard let depths, let deepest = depths.max(), let depth = specimen.depth else {
      return (across, boxHeight)
    }
    return (across, boxHeight * depth / deepest)
  }

  private func name(of specimen: Specimen) -> FigureText {
    FigureText(markup: specimen.binder)
      + FigureText(plain: specimen.detail.isEmpty ? "" : ", " + specimen.detail)
  }

  private func depthLabel(of specimen: Specimen) -> FigureText {
    guard depths != nil, let depth = specimen.depth else { return "depth" }
    return FigureText(plain: "depth \(PrintedNumber.stated(depth)) nm")
  }

  /// What stands along the arrow of a box that is too low for the word: the arrow says the same.
  private func shortDepthLabel(of specimen: Specimen) -> FigureText? {
    guard depths != nil, let depth = specimen.depth else { return nil }
    return FigureText(plain: "\(PrintedNumber.stated(depth)) nm")
  }

  /// How many times longer depth is drawn than width.
  private func exaggeration(of specimen: Specimen) -> Double? {
    guard depths != nil, let depth = specimen.depth, specimen.fieldWidth > 0 else { return nil }
    return proportions(of: specimen).z * specimen.fieldWidth * 1_000 / depth
  }

  private var notes: [String] {
    var lines: [String] = []
    for specimen in specimens {
      let height = specimen.fieldWidth * proportions(of: specimen).y
      let field = "field \(PrintedNumber.stated(specimen.fieldWidth)) µm × \(PrintedNumber.stated(height)) µm"
      let stretch =
        exaggeration(of: specimen).map { "depth exaggerated \(PrintedNumber.significant($0)) times" }
        ?? "depth not to scale, sputter rate unknown"
      lines.append("\(field); \(stretch)")
    }
    // What holds for all rows is said once.
    guard Set(lines).count > 1 else { return Array(lines.prefix(1)) }
    return zip(specimens, lines).map { "\($0.binder): \($1)" }
  }

  private var caption: String {
    "Ions in space by TOF-SIMS, without perspective; each ion relative to the value that 99.7 % of its voxels do not "
      + "exceed over all binders, nothing below \(PrintedNumber.stated(100 * threshold)) % of it. Colours over one another mix by "
      + "their densities. " + notes.joined(separator: "; ") + "."
  }

  private var spoken: String {
    let sentences = specimens.map { specimen in
      let parts = specimen.volumes.map { volume -> String in
        guard let centre = volume.counts.meanDepth else { return "\(volume.ion) without counts" }
        if depths != nil, let depth = specimen.depth {
          return "\(volume.ion) at \(PrintedNumber.significant(centre * depth)) nm"
        }
        return "\(volume.ion) at \(PrintedNumber.significant(100 * centre)) % of the profile"
      }
      return "\(specimen.binder): mean depths \(Spoken.list(parts))"
    }
    return "Boxes seen from above and the side, surface on top, with coloured fog where an ion is. "
      + sentences.joined(separator: ". ") + ". " + notes.joined(separator: "; ") + "."
  }
}
