public import AnalysisFindings
import ReplicateStatistics

/// How much of something each binder of a series has: `PVDF-A-N5` five percent of a cross-linker.
public struct DoseSeries: Sendable, Hashable, Codable {
  /// What the dose is of, as an axis names it: `ISP in the binder`.
  public var title: String
  /// The unit of the doses; `1` for a pure number.
  public var unit: String
  /// The doses by binder.
  public var doses: [String: Double]
  /// The measures that the study is about, each a key or the beginning of keys with `*` at its end; only these are drawn.
  public var headline: [String]

  /// Creates a series.
  public init(title: String, unit: String, doses: [String: Double], headline: [String] = []) {
    self.title = title
    self.unit = unit
    self.doses = doses
    self.headline = headline
  }

  /// Whether a quantity is one that the study is about.
  public func isHeadline(_ key: Finding.Key) -> Bool { headline.contains { key.isNamed(by: $0) } }
}

/// How a quantity follows the dose over the binders of a series: a straight line through the cells.
public struct DoseResponse: Sendable, Hashable, Codable {
  /// The technique of the results.
  public var technique: String
  /// The quantity's key.
  public var key: Finding.Key
  /// The quantity with its place, for people.
  public var heading: String
  /// The unit of the quantity.
  public var unit: String
  /// The binders by dose, ascending.
  public var points: [Point]
  /// The change of the quantity for one of the dose, in the unit of the quantity over that of the dose.
  public var slope: Estimate
  /// The value of the line at dose 0.
  public var intercept: Double
  /// What the band around the line is made of.
  public var scatter: Scatter
  /// The two-sided p-value of the slope, by itself.
  public var pValue: Double
  /// The p-value adjusted by Holm within the family.
  public var adjustedPValue: Double
  /// The family of tests, as that of the quantity's verdicts.
  public var family: String
  /// The p-value of the F test of the binders' means against the line; `nil` where cells of a binder do not repeat.
  public var lackOfFitPValue: Double?
  /// Whether the quantity follows the dose.
  public var trend: Trend

  /// What one binder of the series has.
  public struct Point: Sendable, Hashable, Codable {
    /// The binder.
    public var binder: String
    /// Its dose.
    public var dose: Double
    /// The values of its cells.
    public var values: [Double]
  }

  /// What the scatter about the line is.
  public struct Scatter: Sendable, Hashable, Codable {
    /// The number of cells.
    public var count: Int
    /// The mean of the doses over the cells.
    public var meanDose: Double
    /// The sum of squared deviations of the doses.
    public var doseSquares: Double
    /// The standard deviation about the line: that of the cells, or what they state themselves where that is larger.
    public var standardDeviation: Double
  }

  /// Whether a quantity follows the dose.
  public enum Trend: String, Sendable, Hashable, Codable {
    /// The more, the higher.
    case rises
    /// The more, the lower.
    case falls
    /// No straight line is told from a level one.
    case notResolved = "not resolved"
  }

  /// The value of the line at a dose.
  public func value(at dose: Double) -> Double { intercept + slope.value * dose }

  /// Half the interval of the line at a dose: t s √(1/n + (x − x̄)² / Sxx).
  public func halfWidth(at dose: Double, level: Double) -> Double {
    let apart = dose - scatter.meanDose
    let variance = 1 / Double(scatter.count) + apart * apart / scatter.doseSquares
    return StudentTDistribution(Double(scatter.count - 2)).coverageFactor(level: level)
      * scatter.standardDeviation * variance.squareRoot()
  }

  /// Whether the means do not lie on a straight line, so that the slope describes nothing.
  public var isBent: Bool { (lackOfFitPValue ?? 1) < 0.05 }

  /// The response in a sentence.
  public func sentence(along series: DoseSeries) -> String {
    let interval = slope.interval(level: 0.95)
    var text =
      "\(heading): \(trend.rawValue) with \(series.title), "
      + "\(PrintedNumber.value(slope.value, from: interval.lower, to: interval.upper))"
      + "\(PrintedNumber.suffix(ofUnit: slope.unit)), \(PrintedNumber.statedProbability(adjustedPValue)), n = "
      + "\(scatter.count) over \(points.count) doses."
    if let lackOfFitPValue, isBent {
      text +=
        " The means do not lie on a straight line (\(PrintedNumber.statedProbability(lackOfFitPValue))): look at them "
        + "and not at the slope."
    }
    return text
  }
}
