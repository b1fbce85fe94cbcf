public import AnalysisFindings
import RasterCanvas
public import ScientificFigures

/// Strengths of one method as bars over runs: of the interface, of the coating itself, one bar a binder.
///
/// Oblique cutting gives higher strengths than peeling: each method has a figure of its own.
public struct AdhesionBarsFigure: Sendable {
  /// The strength of one run.
  public struct Strength: Sendable {
    /// The binder's name.
    public var binder: String
    /// The run's name.
    public var run: String
    /// What came apart, in markup: `interface`, `coating at 10 µm`.
    public var place: String
    /// The strength, in the figure's unit.
    public var value: Double

    /// Creates a strength.
    public init(binder: String, run: String, place: String, value: Double) {
      self.binder = binder
      self.run = run
      self.place = place
      self.value = value
    }
  }

  /// The binders in order.
  public var binders: [String]
  /// The strengths.
  public var strengths: [Strength]
  /// The quantity on the vertical axis, in markup.
  public var quantity: String
  /// The unit: `N/m`.
  public var unit: String
  /// The tests; the keys of the measures are those of their places.
  public var comparisons: [CellBarsFigure.Comparison]
  /// The test's name for the note.
  public var testName: String

  /// Creates the figure's input.
  public init(
    binders: [String], strengths: [Strength], quantity: String = "Adhesion strength", unit: String = "N/m",
    comparisons: [CellBarsFigure.Comparison] = [], testName: String = ""
  ) {
    self.binders = binders
    self.strengths = strengths
    self.quantity = quantity
    self.unit = unit
    self.comparisons = comparisons
    self.testName = testName
  }

  /// The key of the measure of a place, for the tests.
  public static func key(of place: String) -> Finding.Key { Finding.Key(rawValue: place) }

  /// The bars over runs.
  public var bars: CellBarsFigure {
    var places: [String] = []
    for strength in strengths where !places.contains(strength.place) { places.append(strength.place) }
    let cells = strengths.map { strength in
      CellBarsFigure.Cell(
        binder: strength.binder, sample: strength.run,
        findings: [
          Finding(
            key: Self.key(of: strength.place), title: strength.place,
            outcome: .estimate(Estimate(value: strength.value, unit: unit, standardUncertainty: 0)),
            method: "")
        ])
    }
    return CellBarsFigure(
      name: "adhesion", quantity: quantity, unit: unit,
      measures: places.map { CellBarsFigure.Measure(key: Self.key(of: $0), label: $0) }, binders: binders,
      cells: cells, comparisons: comparisons, replicates: "runs", testName: testName)
  }

  /// The figure.
  public func figure(theme: FigureTheme = .nature89) -> ScientificFigure { bars.figure(theme: theme) }
}
