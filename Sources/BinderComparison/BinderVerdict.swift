public import AnalysisFindings
public import ReplicateStatistics

/// What the comparison of two binders says of one quantity, with everything that a report prints of it.
public struct BinderVerdict: Sendable, Hashable, Codable {
  /// The technique of the results.
  public var technique: String
  /// The quantity's key.
  public var key: Finding.Key
  /// The quantity's name for people.
  public var title: String
  /// Where on a profile the quantity was taken.
  public var coordinates: [Finding.Coordinate]
  /// Where it was taken beside the coordinates, as far as that is the same for all specimens.
  public var place: MeasuredPlace
  /// The unit.
  public var unit: String
  /// The binder that the other is compared with.
  public var reference: GroupStatement
  /// The binder that is compared.
  public var compared: GroupStatement
  /// The mean of `compared` minus that of `reference`.
  ///
  /// The stated interval is Welch's and rests on the scatter between specimens alone; what a common fact such as a rate
  /// adds is the shared uncertainty, apart.
  public var difference: Estimate?
  /// The ratio of the means, compared over reference.
  public var ratio: Ratio?
  /// The test that decides; `nil` where nothing was tested.
  public var test: Test?
  /// Hedges' g and the exact permutation p, as lines of sensitivity that decide nothing.
  public var sensitivity: Sensitivity?
  /// The verdict on `compared` in words of the reference.
  public var verdict: VerdictCode
  /// The name of the better group, only where the polarity table has a direction and the verdict is resolved.
  public var better: String?
  /// The entry of the polarity table for this quantity, where there is one.
  public var polarity: PolarityTable.Entry?
  /// In what the histories of the specimens differ.
  public var historyDifferences: [HistoryDifference]
  /// In what the options of the analyses differ; choices stand in the verdict's line.
  public var optionDifferences: [OptionDifference]
  /// What else the reader should know: specimens without an answer, bounds, units.
  public var notes: [String]
  /// What the replicates are: `cells`.
  public var replicate: String
  /// The level of the intervals.
  public var level: Double

  /// A ratio of means.
  public struct Ratio: Sendable, Hashable, Codable {
    /// The ratio.
    public var value: Double
    /// Fieller's interval, or the fact that it has no ends.
    public var interval: MeanRatio.Interval
    /// What remains of the shared uncertainty; it cancels where it is the same share of both means.
    public var sharedUncertainty: Double
  }

  /// Welch's test within its family.
  public struct Test: Sendable, Hashable, Codable {
    /// Student's t.
    public var statistic: Double
    /// The degrees of freedom.
    public var degreesOfFreedom: Double
    /// The two-sided p-value by itself.
    public var pValue: Double
    /// The p-value adjusted by Holm within the family.
    public var adjustedPValue: Double
    /// The family's name.
    public var family: String
    /// The number of tests in the family.
    public var familySize: Int
  }

  /// Numbers beside the test that do not decide.
  public struct Sensitivity: Sendable, Hashable, Codable {
    /// Hedges' g.
    public var hedgesG: Double
    /// The exact permutation p; `nil` for too many specimens.
    public var permutationPValue: Double?
    /// The smallest value that the permutation p can have with these numbers of specimens.
    public var smallestPermutationPValue: Double?
  }
}
