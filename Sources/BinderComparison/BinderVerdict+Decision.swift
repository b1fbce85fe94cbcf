import AnalysisFindings
import ReplicateStatistics

extension BinderVerdict {
  /// Fills in what the family makes of the test and what follows from it.
  mutating func decide(
    _ adjusted: FamilyDecision.Adjusted, tiedTo: String?, byDefault: FamilyDecision.Adjusted?,
    _ options: ComparisonOptions
  ) {
    test?.adjustedPValue = adjusted.adjustedPValue
    test?.familySize = adjusted.familySize
    test?.tiedTo = tiedTo
    if let byDefault, byDefault.family != adjusted.family || byDefault.familySize != adjusted.familySize {
      test?.byDefault = Test.DefaultFamily(
        family: byDefault.family, familySize: byDefault.familySize, adjustedPValue: byDefault.adjustedPValue)
    }
    let significance = 1 - options.level
    if let margin = options.margins.first(where: { key.isNamed(by: $0.pattern) }),
      !options.isSigned(key),
      let interval = ratio(level: 1 - 2 * significance / Double(adjusted.familySize))?.interval.range
    {
      equivalence = Equivalence(margin: margin.share, interval: interval)
    }
    guard let test, adjusted.adjustedPValue < significance else {
      composition = nil
      if equivalence?.holds == true { verdict = .equivalent }
      return
    }
    verdict = test.statistic > 0 ? .higher : .lower
    if composition?.agrees(with: verdict) == true { composition = nil }
    // Specimens in different states are not the same question, and a share may move by what is beside it alone: which is
    // better is then not said.
    guard !historyDifferences.contains(where: { $0.fact == "state" && $0.isContradiction }),
      composition == nil
    else { return }
    switch polarity?.better {
    case .higher: better = verdict == .higher ? compared.name : reference.name
    case .lower: better = verdict == .lower ? compared.name : reference.name
    case .neither, nil: break
    }
  }

  /// How many specimens of each binder would show a difference of this size, with a power of 80 %, where the true difference
  /// and scatter are those that were found; `nil` where it is resolved, nothing was tested, or more than 1000 are needed.
  ///
  /// The significance is divided by the size of the family, as the first step of Holm's adjustment does.
  public var specimensToResolve: Int? {
    guard verdict == .notResolved, let test, let difference,
      let first = try? reference.summary(), let second = try? compared.summary()
    else { return nil }
    func deviation(_ group: GroupSummary) -> Double {
      max(group.standardDeviation ?? 0, group.meanSquareUncertainty.squareRoot())
    }
    return WelchPower(
      difference: difference.value, referenceDeviation: deviation(first),
      comparedDeviation: deviation(second), significance: (1 - level) / Double(test.familySize)
    ).count()
  }
}
