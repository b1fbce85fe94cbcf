public import BinderComparison

extension PolarityTable {
  /// What the field agrees on: the entries of all techniques that Interphase knows.
  public static let fieldDefault = PolarityTable(StudyTechnique.builtIn.flatMap(\.polarity))
}
