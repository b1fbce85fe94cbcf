import AnalysisFindings
public import InstrumentMeasurements

/// How binders are compared; the defaults are the field's usual choice.
public struct ComparisonOptions: Sendable, Hashable, Codable {
  /// The level of every interval; one minus it is the significance of the verdicts.
  public var level: Double
  /// Which way of a quantity is the good one; without an entry nothing is called better.
  public var polarity: PolarityTable
  /// Declared families of tests; quantities that none of them names belong to the family of `ComparisonFamily.named`.
  public var families: [ComparisonFamily]
  /// Facts of a history that must be the same for two groups to be compared at all.
  public var decisiveFacts: [SampleHistory.Fact]
  /// What the replicates are, as printed with n.
  public var replicate: String

  /// Creates options; what is left out has the default.
  public init(
    level: Double = 0.95, polarity: PolarityTable = PolarityTable([]), families: [ComparisonFamily] = [],
    decisiveFacts: [SampleHistory.Fact] = [.preparation], replicate: String = "cells"
  ) {
    self.level = level
    self.polarity = polarity
    self.families = families
    self.decisiveFacts = decisiveFacts
    self.replicate = replicate
  }

  /// The rule of the verdicts in a sentence, as the report prints it.
  public var rule: String {
    let limit = PrintedNumber.significant(1 - level)
    return
      "higher or lower where Welch's two-sided p over \(replicate), adjusted by Holm within the family of tests, "
      + "is below \(limit); otherwise not resolved; with one specimen not tested. p rests on the scatter between "
      + "\(replicate) alone; intervals of single quantities are not corrected for the number of tests"
  }
}
