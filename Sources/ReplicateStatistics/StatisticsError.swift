/// Why a statistic cannot be computed from what was given.
public struct StatisticsError: Error, Sendable, Hashable, Codable {
  /// The kind of reason; new kinds may be added without breaking clients.
  public var code: Code
  /// The reason in a sentence.
  public var explanation: String

  /// Creates an error.
  public init(_ code: Code, _ explanation: String) {
    self.code = code
    self.explanation = explanation
  }

  /// A kind of reason.
  public struct Code: RawRepresentable, Sendable, Hashable, Codable {
    /// The stable name.
    public let rawValue: String

    /// Creates a code from its stable name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Fewer values than the statistic needs.
    public static let tooFewValues = Code(rawValue: "too-few-values")
    /// A value is not a finite number.
    public static let notFinite = Code(rawValue: "not-finite")
    /// Lists that belong together differ in length.
    public static let mismatchedLengths = Code(rawValue: "mismatched-lengths")
    /// The values do not scatter, or the abscissae coincide, so that the statistic is not defined.
    public static let degenerate = Code(rawValue: "degenerate")
    /// A value is outside of what the statistic allows, such as a logarithm of a negative number.
    public static let outOfRange = Code(rawValue: "out-of-range")
    /// The exact computation would take too long.
    public static let tooLarge = Code(rawValue: "too-large")
  }
}

extension StatisticsError: CustomStringConvertible {
  /// The reason as printed.
  public var description: String { explanation }
}
