import AnalysisFindings
import BinderComparison
import ICPMSAnalysis
import StudyExports

/// The answer of a study in a few lines: for each pair of binders and technique, what is lower, what is higher, what is
/// not resolved.
struct AnswerInShort {
  let lines: [String]

  init(_ rows: VerdictRows, titles: [TechniqueTitle]) {
    var order: [Group] = []
    var verdicts: [Group: [BinderVerdict]] = [:]
    // Molar amounts are the same cells in another unit.
    for verdict in rows.series.compactMap(\.first) {
      guard !Finding.KeyFamily.molarDeposits.contains(verdict.key) else { continue }
      let group = Group(
        technique: verdict.technique, reference: verdict.reference.name, compared: verdict.compared.name)
      if verdicts[group] == nil { order.append(group) }
      verdicts[group, default: []].append(verdict)
    }
    lines = order.map { Self.line($0, verdicts[$0] ?? [], titles) }
  }

  private struct Group: Hashable {
    let technique: String
    let reference: String
    let compared: String
  }

  private static func line(_ group: Group, _ verdicts: [BinderVerdict], _ titles: [TechniqueTitle]) -> String
  {
    let title = titles.first { $0.code == group.technique }?.title ?? group.technique
    let parts = [VerdictCode.lower, .higher, .notResolved, .oneSpecimen, .noComparison].compactMap {
      code -> String? in
      let measures = verdicts.filter { $0.verdict == code }.map { verdict in
        verdict.better == verdict.compared.name ? "\(verdict.title) (better)" : verdict.title
      }
      return measures.isEmpty ? nil : "\(code.rawValue): \(measures.joined(separator: ", "))"
    }
    return "\(title), \(group.compared) against \(group.reference) — \(parts.joined(separator: "; "))."
  }
}
