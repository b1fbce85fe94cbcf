public import AnalysisFindings

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
  /// The stated interval is Welch's, with what a common fact such as a rate adds in quadrature.
  public var difference: Estimate?
  /// The ratio of the means, compared over reference; `nil` for a quantity that can be negative, such as a log-ratio.
  public var ratio: Ratio?
  /// Between which ends difference and ratio lie, where specimens are known by a bound.
  public var bounds: Bounds?
  /// The test that decides; `nil` where nothing was tested.
  public var test: Test?
  /// Hedges' g and the exact permutation p, as lines of sensitivity that decide nothing.
  public var sensitivity: Sensitivity?
  /// The verdict on `compared` in words of the reference.
  public var verdict: VerdictCode
  /// Whether the family asks at this place; other levels of a profile are a family of their own.
  public var isAsked = true
  /// The margin within which the groups were held to be equivalent, where one is stated for the quantity.
  public var equivalence: Equivalence?
  /// What becomes of a share when the part that moved most is left out of the whole.
  public var composition: CompositionCheck?
  /// What becomes of the verdict under choices that a referee would question; `nil` where it was held against none.
  public var robustness: VerdictRobustness?
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

  /// Between which ends difference and ratio lie, whatever the specimens are that are known by a bound.
  public struct Bounds: Sendable, Hashable, Codable {
    /// The difference, in the unit of the quantity; an end is infinite where it is open.
    public var difference: ConfidenceInterval
    /// The ratio; `nil` where there is none.
    public var ratio: ConfidenceInterval?
  }

  /// What was found against a stated margin.
  public struct Equivalence: Sendable, Hashable, Codable {
    /// The margin m as a share: the ratio is to lie between 1 / (1 + m) and 1 + m.
    public var margin: Double
    /// The interval of the ratio that has to lie within.
    ///
    /// Its level is 1 − 2 α over the size of the family: two one-sided tests (Schuirmann 1987) with Bonferroni's correction.
    public var interval: ConfidenceInterval

    /// Whether the interval lies within the margin.
    public var holds: Bool { 1 / (1 + margin) <= interval.lower && interval.upper <= 1 + margin }
  }

  /// Welch's test within its family.
  public struct Test: Sendable, Hashable, Codable {
    /// Student's t.
    public var statistic: Double
    /// The degrees of freedom.
    public var degreesOfFreedom: Double
    /// What facts that the specimens share can make two equal groups differ by, in the unit of the quantity; it is in p.
    public var sharedUncertainty: Double
    /// The two-sided p-value by itself.
    public var pValue: Double
    /// The p-value adjusted by Holm within the family.
    public var adjustedPValue: Double
    /// The family's name.
    public var family: String
    /// The number of tests in the family.
    public var familySize: Int
    /// The family in which the techniques' defaults would have put it, where the study says otherwise.
    public var byDefault: DefaultFamily?
    /// The title of the quantity of which this one is only another writing; both are one test.
    public var tiedTo: String?

    /// A family that was not asked for.
    public struct DefaultFamily: Sendable, Hashable, Codable {
      /// The family's name.
      public var family: String
      /// The number of tests in the family.
      public var familySize: Int
      /// The p-value adjusted within it.
      public var adjustedPValue: Double
    }
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
