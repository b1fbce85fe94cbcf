/// Why a model cannot be fitted to data.
public struct FitProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of problem; new kinds may be added without breaking clients.
  public var code: Code
  /// The problem in a sentence.
  public var explanation: String

  /// Creates a problem.
  public init(_ code: Code, _ explanation: String) {
    self.code = code
    self.explanation = explanation
  }

  /// The explanation.
  public var description: String { explanation }

  /// A kind of problem.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The stable name.
    public let rawValue: String

    /// Creates a code from its stable name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A component or parameter name is used twice.
    public static let duplicateName = Code(rawValue: "duplicate-name")
    /// A name refers to nothing.
    public static let unknownName = Code(rawValue: "unknown-name")
    /// A parameter has no value.
    public static let missingValue = Code(rawValue: "missing-value")
    /// A number that must be finite is not, or a count is negative.
    public static let invalidNumber = Code(rawValue: "invalid-number")
    /// Arrays that belong together differ in length.
    public static let lengthMismatch = Code(rawValue: "length-mismatch")
    /// The abscissa does not rise or fall throughout.
    public static let unorderedAbscissa = Code(rawValue: "unordered-abscissa")
    /// There are fewer points than free parameters.
    public static let tooFewPoints = Code(rawValue: "too-few-points")
    /// A lower bound lies above the upper one.
    public static let emptyBounds = Code(rawValue: "empty-bounds")
    /// Ties refer to each other in a circle.
    public static let circularTie = Code(rawValue: "circular-tie")
    /// The model has no finite value at its start.
    public static let startNotFinite = Code(rawValue: "start-not-finite")
    /// The statistic does not suit the data's noise.
    public static let unsuitedNoise = Code(rawValue: "unsuited-noise")
    /// The quantity has no value, such as a share of nothing.
    public static let undefinedQuantity = Code(rawValue: "undefined-quantity")
    /// The caller's task was cancelled.
    public static let cancelled = Code(rawValue: "cancelled")
  }
}
