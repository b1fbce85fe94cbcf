public import AnalysisFindings

extension Technique {
  /// Single numbers of cells from a table: thickness, capacity, impedance, squares lost.
  public static let cells = Technique(rawValue: "cells")
}

extension Finding.KeyFamily {
  /// Measures of cells, by the names of their columns; each in the unit that is declared.
  public static let cellMeasures = Finding.KeyFamily(prefix: "cells.measure.")
  /// Shares of counted trials in %, by the names of their columns.
  public static let cellShares = Finding.KeyFamily(prefix: "cells.share.")
  /// Relative changes from one measure to another in %, by their names.
  public static let cellChanges = Finding.KeyFamily(prefix: "cells.change.")
}
