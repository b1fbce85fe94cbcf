/// How a fit is made; the defaults are the field's usual choices.
public struct FitOptions: Sendable, Hashable {
  /// What is made smallest.
  public var statistic: Statistic = .automatic
  /// Which convention scales the uncertainties.
  public var uncertaintyScale: UncertaintyScale = .automatic
  /// The largest number of steps from one start.
  public var maximumIterations = 200
  /// The fit ends when the residuals are this close to orthogonal to every derivative (a cosine).
  public var gradientTolerance = 1e-9
  /// The fit ends when the next step promises a smaller relative decrease of the statistic.
  public var decreaseTolerance = 1e-10
  /// How far the minimum is pursued.
  public var precision = Precision.standard
  /// Where the fit starts.
  public var starts = Starts.automatic

  /// Creates the default options.
  public init() {}

  /// What is made smallest.
  public enum Statistic: Sendable, Hashable {
    /// Poisson likelihood for counts and rates where any point holds fewer than 1000 counts, χ² elsewhere.
    case automatic
    /// χ²; for counts the variance of a point is its count, at least 1.
    case chiSquare
    /// The Poisson likelihood ratio (Cash, ApJ 228, 939, 1979; Baker and Cousins, NIM 221, 437, 1984).
    case poissonLikelihood
    /// Huber's loss: quadratic up to this many standard deviations, linear beyond.
    case huber(threshold: Double)
  }

  /// How far a minimum is pursued.
  public enum Precision: Sendable, Hashable {
    /// Until the tolerances hold: far below the statistical uncertainty.
    case standard
    /// Until rounding stops it, by orthogonal factors and up to 20 000 steps: for reference values.
    case certified
  }

  /// Where a fit starts.
  public enum Starts: Sendable, Hashable {
    /// The given start; where the minimum has a parameter at a bound, a few deterministic variations beside it.
    case automatic
    /// The given start alone: for warm starts and for models with one minimum.
    case given
    /// The given start and all variations.
    case several
  }

  /// Which convention scales the uncertainties.
  public enum UncertaintyScale: Sendable, Hashable {
    /// Absolute where the noise is known, from the residuals where it is not.
    case automatic
    /// The stated noise is taken at its word.
    case absolute
    /// Covariances are multiplied by the reduced statistic.
    case fromResiduals
  }
}
