public import InstrumentFiles

/// The plain tables of a technique that a manifest may declare in its section `columns`.
public struct TableDeclaration: Sendable {
  /// Which columns they may have, and what is made of them.
  public var form: DeclaredTableForm
  /// What the manifest may say of a whole table, beside its columns.
  public var facts: [OptionKey<ColumnDeclaration.Facts>]

  /// Creates a declaration.
  public init(_ form: DeclaredTableForm, facts: [OptionKey<ColumnDeclaration.Facts>] = []) {
    self.form = form
    self.facts = facts
  }
}
