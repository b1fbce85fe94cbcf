import AnalysisFindings
import ReplicateStatistics

/// What the verdicts on one technique's quantities are where its analysis chooses otherwise.
public struct AlternativeVerdicts: Sendable {
  /// The choice.
  public let choice: ConsideredChoice
  private let codes: [VerdictPlace: VerdictCode]

  /// Keeps the verdicts of a comparison of results that were analysed so.
  public init(_ choice: ConsideredChoice, _ comparison: StudyComparison) {
    self.choice = choice
    codes = Dictionary(
      comparison.verdicts.map { (VerdictPlace($0), $0.verdict) }, uniquingKeysWith: { first, _ in first })
  }

  /// The verdict in place of another; where the quantity has no number any more, there is no comparison.
  fileprivate func code(for verdict: BinderVerdict) -> VerdictCode {
    codes[VerdictPlace(verdict)] ?? .noComparison
  }
}

/// What a verdict is on.
private struct VerdictPlace: Hashable {
  let key: Finding.Key
  let coordinates: [Finding.Coordinate]
  let reference: String
  let compared: String

  init(_ verdict: BinderVerdict) {
    key = verdict.key
    coordinates = verdict.coordinates
    reference = verdict.reference.name
    compared = verdict.compared.name
  }
}

extension StudyComparison {
  /// Says of every tested verdict under which choices it holds: alternatives of the analysis, and each specimen left out.
  ///
  /// - Parameters:
  ///   - alternatives: The verdicts under each choice.
  ///   - refused: Choices that are not admissible, which are told beside.
  public mutating func hold(against alternatives: [AlternativeVerdicts], refused: [ConsideredChoice] = []) {
    for index in verdicts.indices where verdicts[index].test != nil {
      let verdict = verdicts[index]
      let own = alternatives.filter { $0.choice.technique == verdict.technique }.map { alternative in
        let code = alternative.code(for: verdict)
        return VerdictRobustness.Choice(
          title: alternative.choice.title, leavesOutSpecimen: false, verdict: code,
          holds: code == verdict.verdict)
      }
      let choices = own + verdict.withoutEachSpecimen
      if !choices.isEmpty { verdicts[index].robustness = VerdictRobustness(choices: choices) }
    }
    consideredChoices = alternatives.map(\.choice) + refused
  }
}

extension BinderVerdict {
  /// From how many specimens on leaving one out is judged by the test; with fewer, the test loses what it lives on, and the
  /// sign of the difference is looked at.
  private static let specimensForTest = 5

  /// A resolved verdict with each specimen left out; nothing for others, which less data cannot resolve.
  fileprivate var withoutEachSpecimen: [VerdictRobustness.Choice] {
    guard verdict == .higher || verdict == .lower, bounds == nil else { return [] }
    return [true, false].flatMap { isOfReference in
      let cells = isOfReference ? reference.cells : compared.cells
      return cells.indices.compactMap { index -> VerdictRobustness.Choice? in
        var rest = cells
        rest.remove(at: index)
        guard let code = code(isOfReference ? rest : reference.cells, isOfReference ? compared.cells : rest)
        else { return nil }
        return VerdictRobustness.Choice(
          title: "without \(cells[index].sample)", leavesOutSpecimen: true, verdict: code,
          holds: code == verdict)
      }
    }
  }

  /// The verdict on fewer specimens; the family's adjustment is that of the verdict itself.
  private func code(_ first: [CellValue], _ second: [CellValue]) -> VerdictCode? {
    guard let one = summary(first), let two = summary(second) else { return nil }
    let direction: VerdictCode = two.mean > one.mean ? .higher : .lower
    // The group that lost a specimen had one more.
    guard min(reference.count, compared.count) >= Self.specimensForTest, let test else { return direction }
    guard let welch = try? WelchTest(reference: one, compared: two) else { return .notResolved }
    let factor = test.pValue > 0 ? test.adjustedPValue / test.pValue : 1
    let pValue = factor * welch.pValue(addingSharedUncertainty: test.sharedUncertainty)
    return pValue < 1 - level ? direction : .notResolved
  }

  private func summary(_ cells: [CellValue]) -> GroupSummary? {
    try? GroupSummary(
      cells.map(\.estimate.value), uncertainties: cells.map(\.estimate.standardUncertainty))
  }
}
