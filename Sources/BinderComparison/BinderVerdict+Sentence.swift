import AnalysisFindings
import ReplicateStatistics

extension BinderVerdict {
  /// The verdict in one line, with effect, intervals, n, what varied, p and any difference in history.
  public var sentence: String {
    var parts = ["\(heading): \(statement)"]
    if let ratio {
      parts.append("ratio \(ratio.printed)")
    } else if let ratio = bounds?.ratio?.printedEnds {
      parts.append("ratio \(ratio)")
    }
    parts.append("n = \(compared.count) and \(reference.count) \(replicate)")
    if let test {
      parts.append("\(PrintedNumber.statedProbability(test.adjustedPValue)) (\(test.printedFamily))")
    }
    if let equivalence {
      let ends = (equivalence.interval.lower, equivalence.interval.upper)
      parts.append(
        "margin \(PrintedNumber.stated(100 * equivalence.margin)) %, interval "
          + PrintedNumber.interval(from: ends.0, to: ends.1))
    }
    if isAsked, let count = specimensToResolve {
      parts.append("about \(count) \(replicate) of each would show a difference of this size (power 80 %)")
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
    if let composition { line += " " + composition.sentence }
    if isAsked, let robustness { line += " " + robustness.sentence }
    for note in notes { line += " " + note }
    return line
  }

  /// The quantity with its place on a profile: `Ni at 60 s etch time`; a place that the title names is not repeated.
  public var heading: String {
    let places = coordinates.compactMap { coordinate -> String? in
      let place = "\(PrintedNumber.stated(coordinate.value)) \(coordinate.unit)"
      return title.hasSuffix(" at \(place)") ? nil : "\(place) \(coordinate.quantity)"
    }
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
    if let mean = group.printedMean(level: level) { return mean }
    guard let bounds = group.meanBounds else { return "no number" }
    switch (bounds.lower, bounds.upper) {
    case (let lower?, let upper?): return "\(PrintedNumber.interval(from: lower, to: upper)) by its bounds"
    case (let lower?, nil): return "at least \(PrintedNumber.significant(lower))"
    case (nil, let upper?): return "at most \(PrintedNumber.significant(upper))"
    case (nil, nil): return "no number"
    }
  }
}
