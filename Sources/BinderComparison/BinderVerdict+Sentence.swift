import AnalysisFindings
import ReplicateStatistics

extension BinderVerdict {
  /// The verdict in one line, with effect, intervals, n, what varied, p and any difference in history.
  public var sentence: String {
    var parts = ["\(heading): \(statement)"]
    if let ratio {
      switch ratio.interval {
      case .bounded(let interval):
        parts.append(
          "ratio \(PrintedNumber.value(ratio.value, from: interval.lower, to: interval.upper))")
      case .unbounded:
        parts.append("ratio \(PrintedNumber.significant(ratio.value)), its interval unbounded")
      }
    }
    parts.append("n = \(compared.count) and \(reference.count) \(replicate)")
    if let test {
      parts.append(
        "\(PrintedNumber.statedProbability(test.adjustedPValue)) (Welch, Holm over \(test.familySize) "
          + (test.familySize == 1 ? "test)" : "tests)"))
    }
    if let better { parts.append("better: \(better)") }
    var line = parts.joined(separator: "; ") + "."
    if !historyDifferences.isEmpty {
      line += " Histories differ: " + historyDifferences.map(\.description).joined(separator: ", ") + "."
    }
    let choices = optionDifferences.filter { !$0.isFact }
    if !choices.isEmpty {
      line += " Analysed differently: " + choices.map(\.description).joined(separator: ", ") + "."
    }
    for note in notes { line += " " + note }
    return line
  }

  /// The quantity with its place on a profile: `Ni at 60 s etch time`.
  public var heading: String {
    let places = coordinates.map { "\(PrintedNumber.stated($0.value)) \($0.unit) \($0.quantity)" }
    return places.isEmpty ? title : "\(title) at \(places.joined(separator: ", "))"
  }

  private var statement: String {
    let numbers = "\(number(compared)) against \(number(reference))\(PrintedNumber.suffix(ofUnit: unit))"
    switch verdict {
    case .higher: return "\(compared.name) higher than \(reference.name), \(numbers)"
    case .lower: return "\(compared.name) lower than \(reference.name), \(numbers)"
    case .noComparison: return "\(compared.name) and \(reference.name), no comparison"
    default: return "\(compared.name) and \(reference.name) \(verdict.rawValue), \(numbers)"
    }
  }

  private func number(_ group: GroupStatement) -> String {
    if let mean = group.mean {
      let interval = mean.interval(level: level)
      return PrintedNumber.value(mean.value, from: interval.lower, to: interval.upper)
    }
    guard let bounds = group.meanBounds else { return "no number" }
    switch (bounds.lower, bounds.upper) {
    case (let lower?, let upper?): return "\(PrintedNumber.interval(from: lower, to: upper)) by its bounds"
    case (let lower?, nil): return "at least \(PrintedNumber.significant(lower))"
    case (nil, let upper?): return "at most \(PrintedNumber.significant(upper))"
    case (nil, nil): return "no number"
    }
  }
}
