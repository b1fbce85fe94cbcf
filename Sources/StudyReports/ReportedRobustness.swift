import AnalysisFindings
import BinderComparison
import StudyExports

/// The report's part on what would turn the verdicts.
struct ReportedRobustness {
  private let study: ReportedStudy

  init(_ study: ReportedStudy) { self.study = study }

  /// Adds the table of verdicts that some choice turns, the count of those that none does, and the choices.
  func add(to text: inout some ReportText) {
    guard let choices = study.comparison.consideredChoices else { return }
    let verdicts = VerdictRows(study.comparison.verdicts).series.compactMap(\.first).filter {
      $0.robustness != nil
    }
    guard !verdicts.isEmpty else { return }
    text.heading(3, "What would turn a verdict")
    text.paragraph(
      "Each verdict was given once more under every choice below, one at a time, and without each specimen where "
        + "it is resolved; with fewer than five specimens of a binder the sign of the difference is looked at then. "
        + "\(verdicts.count { $0.robustness?.isRobust == true }) of \(verdicts.count) verdicts hold under all of them."
    )
    let turning = verdicts.filter { $0.robustness?.isRobust == false }
    if !turning.isEmpty {
      text.table(
        caption: "The other verdicts, with the choices that turn them and what they are then.",
        header: ["Measure", "Verdict", "Holds", "Turns with"],
        rows: turning.map { verdict in
          [
            verdict.heading, VerdictRows.words(verdict), verdict.robustness?.printed ?? "",
            verdict.robustness?.turns.joined(separator: ", ") ?? "",
          ]
        })
    }
    add(choices, to: &text)
  }

  private func add(_ choices: [ConsideredChoice], to text: inout some ReportText) {
    guard !choices.isEmpty else { return }
    text.details("The choices") { text in
      text.table(
        caption: "What each technique’s verdicts were held against, and what is no choice, with the reason.",
        header: ["Technique", "Choice", "Held against it"],
        rows: study.techniques.flatMap { technique in
          choices.filter { $0.technique == technique.code }.map {
            [technique.title, $0.title, $0.refusal.map { "no: \($0)" } ?? "yes"]
          }
        })
    }
  }
}
