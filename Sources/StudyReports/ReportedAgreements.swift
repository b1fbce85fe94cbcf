import AnalysisFindings
import BinderComparison
import StudyExports

/// The report's part on what several techniques say of common subjects.
struct ReportedAgreements {
  private let study: ReportedStudy

  init(_ study: ReportedStudy) { self.study = study }

  /// Adds the table, a line a subject and pair of binders.
  func add(to text: inout some ReportText) {
    guard let agreements = study.comparison.agreements else { return }
    text.heading(3, "Across techniques")
    text.paragraph(
      "Two techniques see a subject on two scales, so that their directions are compared and not their ratios. “Not "
        + "decided” means that one of them resolves none.")
    text.table(
      caption: "What the techniques say of common subjects.",
      header: ["Subject", "Binders", "Agreement", "What each says"],
      rows: agreements.map { agreement in
        [
          agreement.subject, "\(agreement.compared) against \(agreement.reference)",
          agreement.conclusion.rawValue, statements(agreement),
        ]
      })
  }

  private func statements(_ agreement: CrossTechniqueAgreement) -> String {
    agreement.statements.map { statement in
      let title = study.techniques.first { $0.code == statement.technique }?.title ?? statement.technique
      return "\(title), \(PlainTitle.text(statement.words))"
    }.joined(separator: "; ")
  }
}
