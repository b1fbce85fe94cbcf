/// How a fit ended.
public struct FitConvergence: Sendable, Hashable {
  /// Why it ended.
  public var end: End
  /// Steps taken, over all starts.
  public var iterations: Int
  /// Evaluations of the model, over all starts.
  public var evaluations: Int
  /// The largest cosine between the residuals and a derivative that may still move; small at a minimum.
  public var gradientCosine: Double

  /// Whether a minimum was reached.
  public var isConverged: Bool {
    switch end {
    case .gradient, .smallDecrease, .noFurtherDecrease: true
    case .iterationLimit, .notFinite, .abandoned, .cancelled: false
    }
  }

  /// Why a fit ended.
  public enum End: String, Sendable, Hashable {
    /// The residuals are orthogonal to every derivative that may still move.
    case gradient
    /// The next step promised less than the tolerance.
    case smallDecrease
    /// No step lowers the statistic further; rounding limits the result.
    case noFurtherDecrease
    /// The iteration limit was reached.
    case iterationLimit
    /// The model is not finite at the start.
    case notFinite
    /// Another start had already reached a lower minimum.
    case abandoned
    /// The caller cancelled.
    case cancelled
  }
}
