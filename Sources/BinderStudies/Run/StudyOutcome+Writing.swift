public import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentMeasurements
import StudyExports

extension StudyOutcome {
  /// Writes the results folder: findings, curves, figures, report and the record of the run.
  ///
  /// Same outcome, same bytes. Each file is written beside its place and renamed into it.
  ///
  /// - Returns: the path of the report.
  /// - Throws: an `InputProblem` if a file cannot be written.
  @discardableResult
  public func write(to path: String) throws(InputProblem) -> String {
    let folder = try ResultFolder(path: path)
    let exported = results.map { one in
      ExportedResult(
        binder: one.sample.binder, role: one.sample.role.rawValue, identity: one.identity, result: one.result)
    }
    try folder.write(
      FindingsDocument.json(
        study: manifest.title, results: exported, comparison: comparison, againstControls: againstControls
      ).document, to: "findings.json")
    try folder.write(FindingsTable.csv(exported), to: "findings.csv")
    for file in curveFiles { try folder.write(file.text, to: "curves/\(file.name)") }
    let drawing = StudyFigures(outcome: self).drawn()
    for figure in drawing.figures {
      try folder.write(figure.png, to: "figures/\(figure.name).png")
      try folder.write(figure.svg, to: "figures/\(figure.name).svg")
    }
    try folder.write(StudyReport(outcome: self, figures: drawing.figures).html, to: "report.html")
    try folder.write(RunRecord(outcome: self, figureProblems: drawing.problems).json.document, to: "run.json")
    return folder.path + "/report.html"
  }

  /// The data behind the figures, a file a curve, with names that are unique also where letters were replaced.
  private var curveFiles: [(name: String, text: String)] {
    var taken: Set<String> = []
    return results.flatMap { one in
      one.result.curves.map { curve in
        let stem = ResultFileName.safe("\(one.sample.name) \(one.technique.rawValue) \(curve.name)")
        var name = stem
        var count = 1
        while !taken.insert(name).inserted {
          count += 1
          name = "\(stem)-\(count)"
        }
        return (name + ".csv", curve.csv)
      }
    }
  }
}
