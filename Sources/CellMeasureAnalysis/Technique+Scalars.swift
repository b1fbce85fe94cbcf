public import AnalysisFindings

extension Technique {
  /// Single numbers of cells from a table: thickness, capacity, impedance, squares lost.
  public static let scalars = Technique(rawValue: "scalars")
}

extension Finding.KeyFamily {
  /// Measures of cells, by the names of their columns; each in the unit that is declared.
  public static let cellMeasures = Finding.KeyFamily(prefix: "scalars.measure.")
  /// Shares of counted trials in %, by the names of their columns.
  public static let cellShares = Finding.KeyFamily(prefix: "scalars.share.")
  /// Relative changes from one measure to another in %, by their names.
  public static let cellChanges = Finding.KeyFamily(prefix: "scalars.change.")
}
