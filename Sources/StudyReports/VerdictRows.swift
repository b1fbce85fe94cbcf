import AnalysisFindings
package import BinderComparison
import ReplicateStatistics
import StudyExports

/// A comparison as rows of the report's tables.
package struct VerdictRows {
  /// The verdicts on one quantity between one pair of binders: one, or one a level of a profile.
  struct Series {
    let verdicts: [BinderVerdict]

    /// The verdict that stands for the series: the first that its family asks for.
    var first: BinderVerdict? { verdicts.first(where: \.isAsked) ?? verdicts.first }

    /// The verdict in words, with the number of levels on which it holds.
    var words: String {
      guard let first else { return "" }
      let word = VerdictRows.words(first)
      guard verdicts.count > 1 else { return word }
      let levels = verdicts.filter { !$0.coordinates.isEmpty }
      let counts = [VerdictCode.higher, .lower].compactMap { code -> String? in
        let count = levels.count { $0.verdict == code }
        return count > 0 ? "\(code.rawValue) at \(count)" : nil
      }
      return
        "\(word) (\(counts.isEmpty ? "resolved at none" : counts.joined(separator: ", ")) of \(levels.count) levels)"
    }
  }

  /// The series in the order of the comparison.
  let series: [Series]

  /// Gathers verdicts that differ by their level alone.
  package init(_ verdicts: [BinderVerdict]) {
    var order: [String] = []
    var groups: [String: [BinderVerdict]] = [:]
    for verdict in verdicts {
      let key = [verdict.technique, verdict.key.rawValue, verdict.reference.name, verdict.compared.name]
        .joined(
          separator: "\u{0}")
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(verdict.withPlainTitle)
    }
    series = order.map { Series(verdicts: groups[$0] ?? []) }
  }

  /// The series of a technique.
  func series(of technique: TechniqueTitle) -> [Series] {
    series.filter { $0.first?.technique == technique.code }
  }

  /// The verdicts in a line each, quantities along a profile at the level that is asked.
  package var sentences: [String] { series.compactMap { $0.first?.sentence } }

  static let header = [
    "Measure", "Verdict", "Means (95 % interval)", "Ratio (95 % interval)", "n", "p by Holm (tests)",
  ]

  /// `PVDF-A-N5 lower than PVDF`, `PVDF-A-N5 lower than PVDF; better: PVDF-A-N5`, `PVDF-A-N5 and PVDF: not resolved`.
  static func words(_ verdict: BinderVerdict) -> String {
    switch verdict.verdict {
    case .higher, .lower:
      let side = "\(verdict.compared.name) \(verdict.verdict.rawValue) than \(verdict.reference.name)"
      guard let better = verdict.better else { return side }
      return "\(side); better: \(better)"
    default: return "\(verdict.compared.name) and \(verdict.reference.name): \(verdict.verdict.rawValue)"
    }
  }

  /// The cells of a row.
  static func row(_ verdict: BinderVerdict, words: String) -> [String] {
    let unit = PrintedNumber.suffix(ofUnit: verdict.unit)
    return [
      verdict.heading, words,
      "\(mean(verdict.reference))\(unit) (\(verdict.reference.name)); \(mean(verdict.compared))\(unit) (\(verdict.compared.name))",
      ratio(verdict), "\(verdict.reference.count) and \(verdict.compared.count) \(verdict.replicate)",
      verdict.test.map(probability) ?? "not tested",
    ]
  }

  /// The adjusted p with the number of tests, and by the default families where the study states others.
  private static func probability(_ test: BinderVerdict.Test) -> String {
    var text = "\(PrintedNumber.probability(test.adjustedPValue)) (\(test.familySize))"
    if let byDefault = test.byDefault {
      text +=
        "; by default \(PrintedNumber.probability(byDefault.adjustedPValue)) (\(byDefault.familySize))"
    }
    return text
  }

  static func mean(_ group: GroupStatement) -> String {
    guard let mean = group.printedMean(level: 0.95) else {
      let reasons = group.unanswered.map(\.noAnswer.reason.rawValue)
      return reasons.isEmpty
        ? "no value"
        : "no number (\(reasons.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", ")))"
    }
    return mean
  }

  private static func ratio(_ verdict: BinderVerdict) -> String {
    verdict.ratio?.printed ?? verdict.bounds?.ratio?.printedEnds ?? "–"
  }
}
