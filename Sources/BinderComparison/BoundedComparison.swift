import AnalysisFindings
import ReplicateStatistics

/// The comparison where some specimens are known by bounds.
///
/// One after the other the bounded specimens of each group are put at their upper ends, the others at their lower ones
/// (0 where only a limit is known). The least favourable p counts, and difference and ratio lie between the outermost ends
/// of their intervals; half of a limit never stands in.
struct BoundedComparison {
  let membership: FamilyAssignment.Membership
  let isSigned: Bool

  /// Fills in test and bounds.
  func compare(_ verdict: inout BinderVerdict) {
    let first = verdict.reference
    let second = verdict.compared
    guard !first.cells.isEmpty || !second.cells.isEmpty else {
      verdict.notes.append("No specimen of either has a number.")
      return
    }
    guard first.count + first.bounded.count > 1, second.count + second.bounded.count > 1 else {
      verdict.verdict = .oneSpecimen
      return
    }
    verdict.verdict = .notResolved
    guard let references = try? first.arrangements(), let compareds = try? second.arrangements() else {
      verdict.notes.append("A specimen is bounded on one side only, so that nothing was tested.")
      return
    }
    var worst: WelchTest?
    var signs: Set<Bool> = []
    for reference in references {
      for compared in compareds {
        guard let welch = try? WelchTest(reference: reference, compared: compared) else {
          verdict.notes.append("The specimens do not scatter, so that no test is defined.")
          return
        }
        signs.insert(welch.difference > 0)
        if welch.pValue > worst?.pValue ?? -1 { worst = welch }
        verdict.widenBounds(welch, try? MeanRatio(reference: reference, compared: compared))
      }
    }
    if isSigned { verdict.bounds?.ratio = nil }
    guard let worst, signs.count == 1 else {
      verdict.notes.append("The specimens' bounds leave the sign of the difference open.")
      return
    }
    verdict.test = membership.test(worst, sharedUncertainty: 0)
    verdict.notes.append(
      "Specimens known by a bound were put at both of its ends (0 and the limit where only the limit is known); "
        + "the larger p counts.")
  }
}

extension GroupStatement {
  /// The group with none, one, and so on to all of its bounded specimens at their upper ends, the others at their lower
  /// ones.
  ///
  /// - Throws: where a bounded specimen lacks an end.
  fileprivate func arrangements() throws(StatisticsError) -> [GroupSummary] {
    guard let lowest = lowestValues, let highest = highestValues else {
      throw StatisticsError(.outOfRange, "A specimen is bounded on one side only.")
    }
    let uncertainties =
      cells.map(\.estimate.standardUncertainty) + bounded.map { _ in 0 }
    var arrangements: [GroupSummary] = []
    for raised in 0...bounded.count {
      let values = lowest.indices.map { $0 < count + raised ? highest[$0] : lowest[$0] }
      arrangements.append(try GroupSummary(values, uncertainties: uncertainties))
    }
    return arrangements
  }
}

extension BinderVerdict {
  /// Takes the intervals of one arrangement in.
  fileprivate mutating func widenBounds(_ welch: WelchTest, _ ratio: MeanRatio?) {
    let difference = welch.interval(level: level)
    let range =
      ratio?.nonNegativeInterval(level: level).range
      ?? ConfidenceInterval(level: level, lower: 0, upper: .infinity, method: "Fieller, not below 0")
    guard var bounds else {
      bounds = Bounds(difference: difference, ratio: range)
      return
    }
    bounds.difference.lower = min(bounds.difference.lower, difference.lower)
    bounds.difference.upper = max(bounds.difference.upper, difference.upper)
    if var ratio = bounds.ratio {
      ratio.lower = min(ratio.lower, range.lower)
      ratio.upper = max(ratio.upper, range.upper)
      bounds.ratio = ratio
    }
    self.bounds = bounds
  }
}
