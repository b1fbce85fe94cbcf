/// A number as an analysis reports it: a value with its unit and how sure of it we are.
///
/// The random part of the uncertainty is what repeats would scatter by (counting noise, fit noise). The shared part is
/// common to all numbers that rest on the same fact (a sputter rate, a calibration slope); it does not average out over
/// cells and cancels in ratios between samples that share it.
public struct Estimate: Sendable, Hashable, Codable {
  /// The best estimate, in `unit`.
  public var value: Double
  /// The unit as printed: `nm`, `eV`, `at%`, `µg/cm²`; `1` for a pure number.
  public var unit: String
  /// The random standard uncertainty, in `unit`; never negative.
  public var standardUncertainty: Double
  /// What facts that other numbers of the study rest on too do to this one; empty if there are none.
  public var sharedEffects: [SharedEffect]
  /// Degrees of freedom of `standardUncertainty`; `nil` where the normal distribution applies.
  public var degreesOfFreedom: Double?
  /// Intervals that the method itself gives (bootstrap, profile likelihood, Fieller), by level.
  public var statedIntervals: [ConfidenceInterval]
  /// Correlation of the random part with sibling findings, by their keys.
  public var correlations: [Finding.Key: Double]

  /// Creates an estimate; see the properties for meaning and units.
  public init(
    value: Double, unit: String, standardUncertainty: Double, sharedEffects: [SharedEffect] = [],
    degreesOfFreedom: Double? = nil, statedIntervals: [ConfidenceInterval] = [],
    correlations: [Finding.Key: Double] = [:]
  ) {
    self.value = value
    self.unit = unit
    self.standardUncertainty = standardUncertainty
    self.sharedEffects = sharedEffects
    self.degreesOfFreedom = degreesOfFreedom
    self.statedIntervals = statedIntervals
    self.correlations = correlations
  }

  /// The standard uncertainty shared with other numbers of the study, in `unit`; 0 if there is none.
  public var sharedUncertainty: Double { sharedEffects.standardUncertainty }

  /// The random and the shared part together (root of the sum of squares), in `unit`.
  public var combinedUncertainty: Double {
    (standardUncertainty * standardUncertainty + sharedUncertainty * sharedUncertainty).squareRoot()
  }

  /// The interval that the method stated at a level, if it stated one.
  public func statedInterval(level: Double) -> ConfidenceInterval? {
    statedIntervals.first { abs($0.level - level) < 1e-9 }
  }
}

/// An interval that holds the true value with a stated probability.
public struct ConfidenceInterval: Sendable, Hashable, Codable {
  /// The probability, such as 0.95.
  public var level: Double
  /// The lower end; `-infinity` where the interval is open below.
  public var lower: Double
  /// The upper end; `infinity` where the interval is open above.
  public var upper: Double
  /// How it was made: `Student t`, `Poisson bootstrap, 2000 draws`, `Fieller`.
  public var method: String

  /// Creates an interval.
  public init(level: Double, lower: Double, upper: Double, method: String) {
    self.level = level
    self.lower = lower
    self.upper = upper
    self.method = method
  }

  /// Whether a value lies inside, ends included.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }
}
