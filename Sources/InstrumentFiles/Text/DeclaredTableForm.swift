public import AnalysisFindings
public import InstrumentMeasurements

/// Which columns a plain table of a technique may have, and what is made of them.
///
/// A technique of one's own brings a form of its own; see ``DeclaredTable`` for what it is given.
public struct DeclaredTableForm: Sendable {
  /// The technique whose tables these are.
  public var technique: Technique
  /// The columns that a table may have.
  public var columns: [Column]
  /// The columns that it must have; of each group at least one.
  public var needed: [[ColumnDeclaration.Meaning]]
  /// Makes the measurements of a table whose columns were found.
  public var measurements:
    @Sendable (DeclaredTable, ColumnDeclaration.Facts) throws(InputProblem) -> [any InstrumentMeasurement]

  /// Creates a form.
  public init(
    _ technique: Technique, columns: [Column], needed: [[ColumnDeclaration.Meaning]],
    measurements:
      @escaping @Sendable (DeclaredTable, ColumnDeclaration.Facts) throws(InputProblem) ->
      [any InstrumentMeasurement]
  ) {
    self.technique = technique
    self.columns = columns
    self.needed = needed
    self.measurements = measurements
  }

  /// A column that a table may have.
  public struct Column: Sendable {
    /// What it holds.
    public var meaning: ColumnDeclaration.Meaning
    /// What it holds, in words that begin with “The column”.
    public var summary: String
    /// Whether its cells may be words.
    public var isText: Bool

    /// Creates a column.
    public init(_ meaning: ColumnDeclaration.Meaning, isText: Bool = false, _ summary: String) {
      self.meaning = meaning
      self.isText = isText
      self.summary = summary
    }
  }
}

extension ColumnDeclaration.Meaning {
  /// An intensity (xps, eels); its unit says whether it is `counts` or `counts/s`.
  public static let intensity = Self(rawValue: "intensity")
  /// The etch time of the row's spectrum (xps), the sputter time (sims); in s unless the unit says otherwise.
  public static let sputterTime = Self(rawValue: "sputterTime")
}
