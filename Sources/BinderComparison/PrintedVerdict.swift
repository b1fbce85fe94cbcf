import AnalysisFindings
import ReplicateStatistics

extension BinderVerdict.Ratio {
  /// The ratio with its interval, or as the bound that it is: `0.35 (0.26 to 0.54)`, `at most 0.094`.
  public var printed: String {
    switch interval {
    case .bounded(let interval):
      return PrintedNumber.value(value, from: interval.lower, to: interval.upper)
    case .atMost(let interval): return "at most \(PrintedNumber.significant(interval.upper))"
    case .atLeast(let interval): return "at least \(PrintedNumber.significant(interval.lower))"
    case .unbounded: return "\(PrintedNumber.significant(value)), its interval unbounded"
    }
  }
}

extension GroupStatement {
  /// The mean with its interval, or the bound that it is where no specimen stands out of its uncertainty and the mean does
  /// not either; `nil` without a mean.
  package func printedMean(level: Double) -> String? {
    guard let mean else { return nil }
    let interval = mean.interval(level: level)
    if interval.lower < 0, interval.upper > 0, cells.allSatisfy({ $0.bound?.atMost != nil }) {
      return "at most \(PrintedNumber.significant(interval.upper))"
    }
    return PrintedNumber.value(mean.value, from: interval.lower, to: interval.upper)
  }
}

extension ConfidenceInterval {
  /// The ends of a ratio that is known by them alone: `between 0.1 and 0.4`, `at most 0.4`; `nil` where nothing is known.
  package var printedEnds: String? {
    switch (lower > 0, upper.isFinite) {
    case (true, true):
      "between \(PrintedNumber.significant(lower)) and \(PrintedNumber.significant(upper))"
    case (true, false): "at least \(PrintedNumber.significant(lower))"
    case (false, true): "at most \(PrintedNumber.significant(upper))"
    case (false, false): nil
    }
  }
}

extension BinderVerdict.Test {
  /// What the p-value rests on: `Welch, Holm over 7 tests; by default over 48: p = 0.12`.
  public var printedFamily: String {
    var text = "Welch, Holm over \(familySize) \(familySize == 1 ? "test" : "tests")"
    if let tiedTo { text += ", one test with \(tiedTo)" }
    if let byDefault {
      text +=
        "; by default over \(byDefault.familySize): \(PrintedNumber.statedProbability(byDefault.adjustedPValue))"
    }
    return text
  }
}

extension BinderVerdict.CompositionCheck {
  /// That the share moves with what is beside it, in words.
  public var sentence: String {
    "It is a share, and of what is left without \(without) it is not resolved: ratio "
      + "\(PrintedNumber.value(ratio, from: interval.lower, to: interval.upper)); it may move because \(without) does."
  }
}
