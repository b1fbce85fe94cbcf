/// What a comparison of two binders says, as a code that may grow.
public struct VerdictCode: RawRepresentable, Sendable, Hashable, Codable {
  /// The stable name that appears in the results.
  public let rawValue: String

  /// Creates a code from its stable name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The compared binder is higher than the reference.
  public static let higher = VerdictCode(rawValue: "higher")
  /// The compared binder is lower than the reference.
  public static let lower = VerdictCode(rawValue: "lower")
  /// The ratio lies within the margin that was stated for the quantity.
  public static let equivalent = VerdictCode(rawValue: "equivalent")
  /// The scatter between cells does not let the difference be told from zero.
  public static let notResolved = VerdictCode(rawValue: "not resolved")
  /// At least one of the two has a single specimen, so that nothing was tested.
  public static let oneSpecimen = VerdictCode(rawValue: "one specimen, not tested")
  /// There is nothing to compare, or what there is must not be compared; the notes say why.
  public static let noComparison = VerdictCode(rawValue: "no comparison")
}
