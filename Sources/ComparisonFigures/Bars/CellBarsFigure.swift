public import AnalysisFindings
import EELSAnalysis
import ICPMSAnalysis
import RasterCanvas
import SIMSAnalysis
public import ScientificFigures
import XPSAnalysis

/// Bars of a measure over cells, grouped by measure, one bar a binder: means from zero, scatter, and every cell.
///
/// Serves metal deposition, interphase thicknesses and any other measures that share a unit.
public struct CellBarsFigure: Sendable {
  /// The findings of one cell.
  public struct Cell: Sendable {
    /// The binder's name.
    public var binder: String
    /// The sample's name.
    public var sample: String
    /// What was found.
    public var findings: [Finding]

    /// Creates a cell.
    public init(binder: String, sample: String, findings: [Finding]) {
      self.binder = binder
      self.sample = sample
      self.findings = findings
    }
  }

  /// A group of bars.
  public struct Measure: Sendable {
    /// The key of the findings.
    public var key: Finding.Key
    /// The name under the group.
    public var label: String
    /// The limit of detection in the unit of the bars, if it is to be drawn.
    public var detectionLimit: Double?
    /// Whether the name is that of a species, to be set as a formula.
    public var isSpecies: Bool

    /// Creates a measure.
    public init(key: Finding.Key, label: String, detectionLimit: Double? = nil, isSpecies: Bool = false) {
      self.key = key
      self.label = label
      self.detectionLimit = detectionLimit
      self.isSpecies = isSpecies
    }

    /// The name as drawn.
    var text: FigureText { isSpecies ? SpeciesAppearance(label).label : FigureText(markup: label) }
  }

  /// What a test says of two binders.
  public struct Comparison: Sendable {
    /// The measure's key.
    public var key: Finding.Key
    /// One binder.
    public var first: String
    /// The other binder.
    public var second: String
    /// The probability under no difference, after correction for the number of tests.
    public var probability: Double

    /// Creates a comparison.
    public init(key: Finding.Key, first: String, second: String, probability: Double) {
      self.key = key
      self.first = first
      self.second = second
      self.probability = probability
    }
  }

  /// What stands over brackets.
  public enum BracketStyle: Sendable, Hashable {
    /// `p = 0.012`
    case probabilities
    /// One to three stars for 0.05, 0.01 and 0.001, `n.s.` otherwise.
    case stars
  }

  /// What whiskers show.
  public enum Whiskers: Sendable, Hashable {
    /// The standard deviation over cells.
    case standardDeviation
    /// The 95 % interval of the mean by Student's t; the half-widths are given by key and binder.
    case interval([Finding.Key: [String: Double]])
  }

  /// How the vertical axis runs.
  public enum Ordinate: Sendable, Hashable {
    /// From zero with one scale.
    case linear
    /// From zero, with a break where at least a third of the values' range is empty between low and high bars, as where a
    /// deposit has far more of one metal; without such a gap like `linear`.
    case broken
    /// In decades; bars then begin at the frame, and what is not above zero has no place and is noted.
    case logarithmic
  }

  /// The stable name of the figure, used for files.
  public var name: String
  /// The quantity on the vertical axis, in markup.
  public var quantity: String
  /// The unit as in the findings.
  public var unit: String
  /// The groups.
  public var measures: [Measure]
  /// The binders in order.
  public var binders: [String]
  /// The cells.
  public var cells: [Cell]
  /// The tests.
  public var comparisons: [Comparison]
  /// What stands over brackets.
  public var brackets: BracketStyle
  /// What whiskers show.
  public var whiskers: Whiskers
  /// How the vertical axis runs.
  public var ordinate: Ordinate
  /// What a point is, in the plural: `cells`, `runs`.
  public var replicates: String
  /// The test's name for the note: `Welch test, Holm over 3`.
  public var testName: String

  /// Creates the figure's input.
  public init(
    name: String, quantity: String, unit: String, measures: [Measure], binders: [String], cells: [Cell],
    comparisons: [Comparison] = [], brackets: BracketStyle = .probabilities,
    whiskers: Whiskers = .standardDeviation, ordinate: Ordinate = .linear, replicates: String = "cells",
    testName: String = ""
  ) {
    self.name = name
    self.quantity = quantity
    self.unit = unit
    self.measures = measures
    self.binders = binders
    self.cells = cells
    self.comparisons = comparisons
    self.brackets = brackets
    self.whiskers = whiskers
    self.ordinate = ordinate
    self.replicates = replicates
    self.testName = testName
  }

  /// The deposition of metals on the counter electrode: groups Li, Ni, Co, Mn, those that were found.
  ///
  /// - Parameter detectionLimits: The limit of detection by element, in µg/cm², drawn as a dashed line.
  public static func metalDeposition(
    binders: [String], cells: [Cell], comparisons: [Comparison] = [], brackets: BracketStyle = .probabilities,
    detectionLimits: [String: Double] = [:], ordinate: Ordinate = .linear, testName: String = ""
  ) -> CellBarsFigure {
    let measures = ["Li", "Ni", "Co", "Mn"].map {
      Measure(key: .deposit(of: $0), label: $0, detectionLimit: detectionLimits[$0])
    }
    return CellBarsFigure(
      name: "icpms-deposition", quantity: "Metal deposited on the anode", unit: "µg/cm²",
      measures: measures.filter { measure in
        cells.contains { $0.findings.finding(measure.key) != nil }
      }, binders: binders, cells: cells, comparisons: comparisons, brackets: brackets, ordinate: ordinate,
      testName: testName)
  }

  /// The thicknesses of the interphase: groups outer, inner, total.
  public static func interphaseThickness(
    binders: [String], cells: [Cell], comparisons: [Comparison] = [], brackets: BracketStyle = .probabilities,
    testName: String = ""
  ) -> CellBarsFigure {
    let measures = [
      Measure(key: .outerInterphaseThickness, label: "outer"),
      Measure(key: .innerInterphaseThickness, label: "inner"),
      Measure(key: .totalInterphaseThickness, label: "total"),
    ]
    let isApparent = cells.contains { cell in
      measures.contains { cell.findings.finding($0.key)?.isApparentThickness ?? false }
    }
    return CellBarsFigure(
      name: "sims-thickness", quantity: isApparent ? "Apparent CEI thickness" : "CEI thickness", unit: "nm",
      measures: measures, binders: binders, cells: cells, comparisons: comparisons, brackets: brackets,
      testName: testName)
  }

  /// The shares of the components of a region at the first level, in percent of its area.
  ///
  /// - Parameters:
  ///   - region: The region: `F 1s`.
  ///   - components: The names of the components; empty for all that were found.
  public static func shares(
    of region: String, components: [String] = [], binders: [String], cells: [Cell],
    comparisons: [Comparison] = [], brackets: BracketStyle = .probabilities, testName: String = ""
  ) -> CellBarsFigure {
    let family = Finding.KeyFamily.shares(in: region)
    var names = components
    for finding in cells.flatMap(\.findings) where components.isEmpty {
      if let name = family.member(of: finding.key), !names.contains(name) { names.append(name) }
    }
    return CellBarsFigure(
      name: "xps-shares", quantity: "Share of \(region)", unit: "%",
      measures: names.map { Measure(key: family.key(of: $0), label: $0, isSpecies: true) }, binders: binders,
      cells: cells, comparisons: comparisons, brackets: brackets, testName: testName)
  }

  /// The thickness of the rock-salt layer.
  public static func rockSaltThickness(
    binders: [String], cells: [Cell], comparisons: [Comparison] = [], brackets: BracketStyle = .probabilities,
    testName: String = ""
  ) -> CellBarsFigure {
    CellBarsFigure(
      name: "eels-rock-salt", quantity: "Rock-salt thickness", unit: "nm",
      measures: [Measure(key: .rockSaltThickness, label: "rock salt")], binders: binders,
      cells: cells, comparisons: comparisons, brackets: brackets, testName: testName)
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature89) -> ScientificFigure {
    let bars = CellBars(self)
    // The bars of a single group would fill the panel as blocks.
    let margin = measures.count > 1 ? 0.5 : 0.9
    let panel = FigurePanel(
      x: FigureAxis(
        FigureText(runs: []), limits: AxisLimits(-margin, max(Double(measures.count), 1) - 1 + margin),
        places: measures.enumerated().map { AxisTicks.Labelled(Double($0.offset), $0.element.text) },
        showsTicks: false, showsLabel: false),
      y: FigureAxis(
        FigureText(markup: quantity), unit: FigureText(unit: unit),
        scale: ordinate == .logarithmic ? .logarithmic : .linear,
        padding: (0.05, 0.04),
        gap: bars.gap, anchor: ordinate == .logarithmic ? bars.logarithmicBase : 0),
      marks: bars.marks(theme: theme), legend: .inside, notes: bars.notes, frame: .open, hasLetter: false)
    return ScientificFigure(
      name: name, title: "\(FigureText(markup: quantity).plainText) of \(Spoken.list(binders))",
      caption: bars.caption,
      altText: bars.spoken, theme: theme, columnWeights: [1],
      rowHeights: [bars.height(min(theme.width * 0.62, 190), theme: theme)], lowestRows: 0.8,
      cells: [FigureCell(row: 0, column: 0, panel: panel)])
  }
}
