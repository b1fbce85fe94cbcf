public import AnalysisFindings
public import Logging
public import RasterCanvas
import StudyExports

extension StudyOutcome {
  /// Writes the results folder: findings, curves, figures, report and the record of the run.
  ///
  /// Same outcome, same bytes. Each file is written beside its place and renamed into it. Figures are drawn from what
  /// the files hold and nothing else.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - compression: How much time is spent on smaller PNG files.
  ///   - logger: Where it is said, at the level `warning`, what could not be drawn or not as it is written; without one
  ///     it stands in `run.json` alone.
  /// - Returns: the path of the report.
  /// - Throws: an `InputProblem` if a file cannot be written.
  @discardableResult
  public func write(
    to path: String, compression: PNGEncoder.Compression = .default, logger: Logger? = nil
  ) throws(InputProblem) -> String {
    let folder = try ResultFolder(path: path)
    let study = recorded
    try StudyRecord(study: study).write(to: folder)
    let drawing = StudyDrawing(
      study, wanted: manifest.figures,
      output: FigureOutput(formats: manifest.figureFormats, compression: compression))
    for problem in drawing.problems { logger?.warning("\(problem)") }
    for file in drawing.figures.flatMap(\.files) { try folder.write(file.bytes, to: "figures/\(file.name)") }
    try folder.write(StudyReport(outcome: self, figures: drawing.figures).html, to: "report.html")
    try folder.write(RunRecord(outcome: self, figureProblems: drawing.problems).json.document, to: "run.json")
    return folder.path + "/report.html"
  }
}
