public import AnalysisFindings
public import Logging
public import RasterCanvas
import StudyExports
import StudyFigures
import StudyReports

extension StudyOutcome {
  /// Writes the results folder: findings, curves, figures, report and the record of the run.
  ///
  /// Same outcome, same bytes. The results of an earlier run give way as a whole, files of a user never do. Figures are
  /// drawn from what the files hold and nothing else.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - compression: How much time is spent on smaller PNG files.
  ///   - logger: Where it is said, at the level `warning`, what could not be drawn or not as it is written; without one
  ///     it stands in `run.json` alone.
  /// - Returns: the path of the report.
  /// - Throws: an `InputProblem` if something of a user's is in the way, or a file cannot be written.
  @discardableResult
  public func write(
    to path: String, compression: PNGEncoder.Compression = .default, logger: Logger? = nil
  ) throws(InputProblem) -> String {
    let folder = try ResultFolder(
      path: path, figures: FigureCatalogue(of: manifest.knownTechniques))
    defer { folder.release() }
    return try write(to: folder, compression: compression, logger: logger)
  }

  /// Writes into a folder that was held before the work, so that it was known that nothing is in the way.
  ///
  /// - Returns: the path of the report.
  /// - Throws: an `InputProblem` if a file cannot be written; the folder is then as it was, or known as a mixture.
  @discardableResult
  public func write(
    to folder: ResultFolder, compression: PNGEncoder.Compression = .default, logger: Logger? = nil
  ) throws(InputProblem) -> String {
    var study = recorded
    try StudyRecord(study: study, whole: whole ?? { $0 }, alternatives: alternatives).prepare(in: folder)
    if let whole, manifest.figures != [] {
      for index in study.results.indices { study.results[index] = try whole(study.results[index]) }
    }
    let drawing = StudyDrawing(
      study, wanted: manifest.figures, in: FigureCatalogue(of: manifest.knownTechniques),
      output: FigureOutput(formats: manifest.figureFormats, compression: compression))
    for problem in drawing.problems { logger?.warning("\(problem)") }
    for file in drawing.figures.flatMap(\.files) {
      try folder.prepare(file.bytes, as: "figures/\(file.name)")
    }
    let report = StudyReport(reported, figures: drawing.figures)
    try folder.prepare(report.html, as: "report.html")
    try folder.prepare(report.markdown, as: "report.md")
    try folder.prepare(LaTeXTables(reported).latex, as: "tables.tex")
    try folder.prepare("run.json") { file throws(InputProblem) in
      try RunRecord(outcome: self, figureProblems: drawing.problems).json.writeDocument {
        piece throws(InputProblem) in try file.append(piece)
      }
    }
    try folder.commit()
    return folder.path + "/report.html"
  }
}
