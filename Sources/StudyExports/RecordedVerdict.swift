public import AnalysisFindings
public import BinderComparison

/// A verdict as `findings.json` holds it.
public struct RecordedVerdict: Sendable, Hashable {
  /// The technique of the results.
  public var technique: String
  /// The quantity's key.
  public var key: Finding.Key
  /// The quantity's name in the markup of figures.
  public var title: String
  /// The name with its place on a profile: `Ni at 60 s etch time`.
  public var heading: String
  /// Where on a profile the quantity was taken.
  public var coordinates: [Finding.Coordinate]
  /// Where it was taken beside the coordinates.
  public var place: MeasuredPlace
  /// The unit.
  public var unit: String
  /// The verdict on `compared` in words of the reference.
  public var verdict: VerdictCode
  /// The name of the better group, where there is one.
  public var better: String?
  /// The binder that the other is compared with.
  public var reference: Group
  /// The binder that is compared.
  public var compared: Group
  /// The mean of `compared` minus that of `reference`.
  public var difference: Estimate?
  /// The ratio of the means, compared over reference.
  public var ratio: Ratio?
  /// The test that decides; `nil` where nothing was tested.
  public var test: Test?
  /// The verdict in one line.
  public var sentence: String

  /// Creates a verdict.
  public init(
    technique: String, key: Finding.Key, title: String, heading: String,
    coordinates: [Finding.Coordinate] = [],
    place: MeasuredPlace = MeasuredPlace(),
    unit: String, verdict: VerdictCode, better: String? = nil, reference: Group, compared: Group,
    difference: Estimate? = nil, ratio: Ratio? = nil, test: Test? = nil, sentence: String = ""
  ) {
    self.technique = technique
    self.key = key
    self.title = title
    self.heading = heading
    self.coordinates = coordinates
    self.place = place
    self.unit = unit
    self.verdict = verdict
    self.better = better
    self.reference = reference
    self.compared = compared
    self.difference = difference
    self.ratio = ratio
    self.test = test
    self.sentence = sentence
  }

  /// What one binder's specimens say.
  public struct Group: Sendable, Hashable {
    /// The binder's name, with the role where it is not the plain sample.
    public var name: String
    /// How many specimens give a number.
    public var count: Int
    /// The mean over the specimens; `nil` where there is none.
    public var mean: Estimate?
    /// The standard deviation between specimens; `nil` for fewer than two.
    public var standardDeviation: Double?

    /// Creates a group.
    public init(name: String, count: Int, mean: Estimate? = nil, standardDeviation: Double? = nil) {
      self.name = name
      self.count = count
      self.mean = mean
      self.standardDeviation = standardDeviation
    }
  }

  /// A ratio of means.
  public struct Ratio: Sendable, Hashable {
    /// The ratio.
    public var value: Double
    /// Its 95 % interval; `nil` where the interval has no ends.
    public var interval: ConfidenceInterval?

    /// Creates a ratio.
    public init(value: Double, interval: ConfidenceInterval?) {
      self.value = value
      self.interval = interval
    }
  }

  /// A test within its family.
  public struct Test: Sendable, Hashable {
    /// The test's name with its family.
    public var name: String
    /// The p-value by itself.
    public var pValue: Double
    /// The p-value adjusted within the family.
    public var adjustedPValue: Double
    /// The number of tests in the family.
    public var familySize: Int

    /// Creates a test.
    public init(name: String, pValue: Double, adjustedPValue: Double, familySize: Int) {
      self.name = name
      self.pValue = pValue
      self.adjustedPValue = adjustedPValue
      self.familySize = familySize
    }
  }
}
