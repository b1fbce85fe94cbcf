import AnalysisFindings
import EELSAnalysis
import RasterCanvas
import ScientificFigures

/// What changes with depth along a line scan: ΔE and the ratio of the white lines.
struct ScanTrends {
  private let scan: Curve
  private let findings: [Finding]
  private let theme: FigureTheme

  init(scan: Curve, findings: [Finding], theme: FigureTheme) {
    self.scan = scan
    self.findings = findings
    self.theme = theme
  }

  private static func isFit(_ column: Curve.Column) -> Bool {
    column.role == .envelope || column.name.hasSuffix("fit") || column.name.contains("erf")
  }

  /// The column of ΔE.
  static func energyDifference(_ scan: Curve) -> Curve.Column? {
    scan.columns.first { column in
      !isFit(column) && (column.name.contains("ΔE") || column.name.lowercased().contains("delta"))
    }
  }

  /// ΔE from each pre-edge that is followed by itself, where both stand in the scan.
  ///
  /// They are the layered oxide's and rock salt's. The highest pre-edge jumps from the one to the other, so that a line
  /// through it would be drawn where nothing is.
  static func followedDifferences(_ scan: Curve) -> [Series] {
    let followed = [("layered ΔE", layered), ("rock-salt ΔE", rockSalt)].compactMap { name, look in
      scan.column(name).flatMap { column in
        column.values.contains(where: \.isFinite)
          ? Series(column: column, colour: look.colour, marker: look.marker) : nil
      }
    }
    return followed.count == 2 ? followed : []
  }

  private static let layered = (colour: SeriesPalette.blue, marker: MarkerShape.circle)
  private static let rockSalt = (colour: CanvasColor(hex: 0x8A5A2B as UInt32), marker: MarkerShape.triangleUp)

  /// The names of the pre-edges that are followed.
  static func legend(_ theme: FigureTheme) -> [LegendEntry] {
    [("from the layered pre-edge", layered), ("from the rock-salt pre-edge", rockSalt)].map { name, look in
      LegendEntry(
        FigureText(markup: "Δ\\it{E} \(name)"),
        line: SceneStroke(look.colour, width: theme.lineWidth * 0.75),
        marker: MarkerStyle(
          look.marker, size: theme.markerSize, fill: .white,
          stroke: SceneStroke(look.colour, width: theme.lineWidth * 0.85)))
    }
  }

  /// A column with its look.
  struct Series {
    var column: Curve.Column
    var colour: CanvasColor
    var marker: MarkerShape
  }

  /// The column of the ratio of the white lines: that of the surface's metal, which bears no symbol, then that of Ni.
  static func ratio(_ scan: Curve) -> Curve.Column? {
    // A column may also hold the energy of L3 alone.
    let candidates = scan.columns.filter { $0.name.contains("L3/L2") && !isFit($0) }
    return candidates.first { $0.name == "L3/L2" } ?? candidates.first { $0.name.contains("Ni") }
      ?? candidates.first
  }

  /// - Parameter title: What stands over the first panel; `nil` for nothing.
  func panels(title: FigureText?, isLastRow: Bool) -> [FigurePanel] {
    var differences = Self.followedDifferences(scan)
    if differences.isEmpty, let column = Self.energyDifference(scan) {
      differences = [Series(column: column, colour: Self.layered.colour, marker: Self.layered.marker)]
    }
    let ratios = Self.ratio(scan).map {
      [Series(column: $0, colour: SeriesPalette.vermilion, marker: .square)]
    }
    var panels = [
      panel(
        differences, label: FigureText(markup: "Δ\\it{E}"), unit: "eV", isFirst: true, isLastRow: isLastRow),
      panel(
        ratios ?? [], label: FigureText(markup: "L_3/L_2 ratio"), unit: FigureText(runs: []), isFirst: false,
        isLastRow: isLastRow),
    ].compactMap { $0 }
    if !panels.isEmpty { panels[0].title = title }
    return panels
  }

  private func panel(
    _ series: [Series], label: FigureText, unit: FigureText, isFirst: Bool, isLastRow: Bool
  ) -> FigurePanel? {
    guard let first = series.first, let depths = scan.abscissa?.values else { return nil }
    // ΔE is small in rock salt, so that the right of its panel is free.
    var marks: [any PanelMark] = zone(label: isFirst ? "rock salt" : nil)
    for one in series {
      marks +=
        depths.count > Self.mostPoints
        ? band(one.column, depths, colour: one.colour)
        : points(one.column, depths, colour: one.colour, marker: one.marker)
    }
    if let fit = scan.columns.first(where: { Self.isFit($0) && $0.name.hasPrefix(first.column.name) }) {
      marks.append(
        LineMark(x: fit.values, y: depths, stroke: SceneStroke(.ink, width: theme.lineWidth, dashes: [4, 2])))
    }
    return FigurePanel(
      x: FigureAxis(
        label, unit: unit, padding: (0.1, 0.1), showsTickLabels: isLastRow, showsLabel: isLastRow,
        group: isFirst ? "energy difference" : "ratio"),
      y: FigureAxis(
        "Depth from surface", unit: "nm", padding: (0.04, 0.04), isReversed: true, showsTickLabels: isFirst,
        showsLabel: isFirst, group: "depth"),
      marks: marks)
  }

  /// Beyond so many depths points and whiskers run into one another, and a line in a band says the same.
  private static let mostPoints = 30

  /// Where a value begins and ends with one standard uncertainty; `nil` where either is unknown.
  private static func interval(_ column: Curve.Column, _ index: Int) -> AxisLimits? {
    guard index < column.uncertainties.count, index < column.values.count else { return nil }
    let (value, half) = (column.values[index], column.uncertainties[index])
    return value.isFinite && half.isFinite ? AxisLimits(value - half, value + half) : nil
  }

  private func points(
    _ column: Curve.Column, _ depths: [Double], colour: CanvasColor, marker: MarkerShape
  ) -> [any PanelMark] {
    [
      LineMark(x: column.values, y: depths, stroke: SceneStroke(colour, width: theme.lineWidth * 0.75)),
      PointsMark(
        x: column.values, y: depths,
        marker: MarkerStyle(
          marker, size: theme.markerSize, fill: .white,
          stroke: SceneStroke(colour, width: theme.lineWidth * 0.85)),
        horizontalBars: column.values.indices.map { Self.interval(column, $0) },
        barStroke: SceneStroke(.noteGrey, width: theme.fineWidth), cap: 2.6),
    ]
  }

  private func band(_ column: Curve.Column, _ depths: [Double], colour: CanvasColor) -> [any PanelMark] {
    let ends = depths.indices.map { Self.interval(column, $0) }
    return [
      BandMark(
        x: depths, lower: ends.map { $0?.lower ?? .nan }, upper: ends.map { $0?.upper ?? .nan },
        fill: colour.withOpacity(0.25), along: .y),
      LineMark(
        x: column.values, y: depths, stroke: SceneStroke(colour, width: theme.lineWidth * 0.75, isRound: true)
      ),
    ]
  }

  /// The rock-salt zone: up to its thickness, and lighter to the end of the interval.
  private func zone(label: FigureText?) -> [any PanelMark] {
    guard let estimate = findings.finding(.rockSaltThickness)?.estimate else { return [] }
    let interval = estimate.interval95
    let colour = CanvasColor(hex: 0xF0DCC8 as UInt32)
    let edge = SceneStroke(CanvasColor(hex: 0x8A5A2B as UInt32), width: theme.fineWidth)
    return [
      ZoneMark(.y, AxisLimits(0, max(interval.upper, 0)), fill: colour.lightened(by: 0.55)),
      ZoneMark(
        .y, AxisLimits(0, max(interval.lower, 0)), fill: colour, label: label,
        labelColour: CanvasColor(hex: 0x7A4B1F as UInt32)),
      LevelMark(estimate.value, stroke: edge),
    ]
  }

  /// The thickness in words.
  static func rockSaltWords(_ findings: [Finding]) -> String {
    guard let finding = findings.finding(.rockSaltThickness) else { return "" }
    switch finding.outcome {
    case .estimate(let estimate):
      return "rock salt \(estimate.printed)"
    case .noAnswer(let reason):
      if let bound = reason.atLeast { return "rock salt at least \(PrintedNumber.significant(bound)) nm" }
      return "rock salt: \(reason.explanation)"
    }
  }

  /// The scan in words.
  static func spoken(scan: Curve, findings: [Finding]) -> String {
    var parts = [rockSaltWords(findings)].filter { !$0.isEmpty }
    for (column, name, unit) in [
      (energyDifference(scan), "energy difference", " eV"), (ratio(scan), "L3/L2", ""),
    ] {
      guard let values = column?.values.filter(\.isFinite), let first = values.first, let last = values.last
      else { continue }
      parts.append(
        "\(name) from \(PrintedNumber.significant(first))\(unit) at the surface to \(PrintedNumber.significant(last))\(unit) inside"
      )
    }
    return Spoken.list(parts)
  }
}
