import AnalysisFindings
public import InstrumentMeasurements

/// How binders are compared; the defaults are the field's usual choice.
public struct ComparisonOptions: Sendable, Hashable, Codable {
  /// The level of every interval; one minus it is the significance of the verdicts.
  public var level: Double
  /// Which way of a quantity is the good one; without an entry nothing is called better.
  public var polarity: PolarityTable
  /// Families of tests that the study states; they come before the default ones.
  public var families: [ComparisonFamily]
  /// The families that the techniques declare; quantities that none names belong together by the kind in their key.
  public var defaultFamilies: [ComparisonFamily]
  /// Which pairs of binders are compared.
  public var pairs: ComparedPairs
  /// The margins within which groups are called equivalent; without one for a quantity nothing is.
  public var margins: [EquivalenceMargin]
  /// The quantities that are parts of a whole.
  public var compositions: [Composition]
  /// Quantities each of which is a share of a whole of its own.
  public var shares: [Composition]
  /// Keys of quantities that can be negative, such as log-ratios, each a key or the beginning of keys with `*` at its end;
  /// they have no ratio, and no bound at 0.
  public var signedQuantities: [String]
  /// Facts of a history that must be the same for two groups to be compared at all.
  public var decisiveFacts: [SampleHistory.Fact]
  /// Quantities that speak of common subjects, as the study states them; they come before the default ones.
  public var witnesses: [SubjectWitness]
  /// The quantities that the techniques declare to speak of common subjects.
  public var defaultWitnesses: [SubjectWitness]
  /// The doses of the binders, where they are a series; `nil` where they are none.
  public var series: DoseSeries?
  /// What the replicates are, as printed with n.
  public var replicate: String

  /// Creates options; what is left out has the default.
  public init(
    level: Double = 0.95, polarity: PolarityTable = PolarityTable([]), families: [ComparisonFamily] = [],
    defaultFamilies: [ComparisonFamily] = [], pairs: ComparedPairs = .all,
    margins: [EquivalenceMargin] = [], compositions: [Composition] = [], shares: [Composition] = [],
    signedQuantities: [String] = [],
    decisiveFacts: [SampleHistory.Fact] = [.preparation], witnesses: [SubjectWitness] = [],
    defaultWitnesses: [SubjectWitness] = [],
    series: DoseSeries? = nil, replicate: String = "cells"
  ) {
    self.level = level
    self.polarity = polarity
    self.families = families
    self.defaultFamilies = defaultFamilies
    self.pairs = pairs
    self.margins = margins
    self.compositions = compositions
    self.shares = shares
    self.signedQuantities = signedQuantities
    self.decisiveFacts = decisiveFacts
    self.witnesses = witnesses
    self.defaultWitnesses = defaultWitnesses
    self.series = series
    self.replicate = replicate
  }

  /// The rule of the verdicts in a sentence, as the report prints it.
  public var rule: String {
    // 1 − 0.95 is not 0.05 to the last bit.
    let limit = PrintedNumber.stated(((1 - level) * 1e9).rounded() / 1e9)
    var rule =
      "higher or lower where Welch's two-sided p over \(replicate), adjusted by Holm within the family of tests, "
      + "is below \(limit); otherwise not resolved; with one specimen not tested. p rests on the scatter between "
      + "\(replicate), on their own uncertainty where that is larger, and on what facts that they share can make equal "
      + "binders differ by; \(pairs.said); intervals of single quantities are not corrected for the number of tests"
    if !margins.isEmpty {
      rule +=
        ". Equivalent where the interval of the ratio at the level 1 − 2 × \(limit) / (tests of the family) lies between "
        + "1 / (1 + m) and 1 + m, m being "
        + margins.map { "\(PrintedNumber.stated(100 * $0.share)) % for \($0.pattern)" }.joined(
          separator: ", ")
    }
    return rule
  }

  /// The whole that a quantity is a share of; `nil` where it is none.
  func whole(of key: Finding.Key) -> Double? {
    (compositions + shares).first { $0.contains(key) }?.whole
  }

  /// Whether a quantity can be negative.
  func isSigned(_ key: Finding.Key) -> Bool {
    signedQuantities.contains { key.isNamed(by: $0) }
  }
}

/// Which pairs of binders are compared.
public enum ComparedPairs: String, Sendable, Hashable, Codable, CaseIterable {
  /// Every binder with every other.
  case all
  /// Every binder with the first one.
  case withReference = "reference"

  /// What is compared, in words.
  var said: String {
    switch self {
    case .all: "all pairs of binders are compared"
    case .withReference: "binders are compared with the reference alone"
    }
  }
}

/// By how much two groups may differ and still count as equivalent; only who asks can say.
public struct EquivalenceMargin: Sendable, Hashable, Codable {
  /// A key, or the beginning of keys with `*` at its end.
  public var pattern: String
  /// The margin m as a share: a ratio between 1 / (1 + m) and 1 + m is equivalent.
  public var share: Double

  /// Creates a margin.
  public init(_ pattern: String, share: Double) {
    self.pattern = pattern
    self.share = share
  }
}
