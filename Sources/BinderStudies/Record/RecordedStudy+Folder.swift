public import AnalysisFindings
public import StudyExports

extension RecordedStudy {
  /// Reads a study from the folder that a run wrote.
  ///
  /// ```swift
  /// let study = try RecordedStudy(folder: "results")
  /// for verdict in study.verdicts { print(verdict.sentence) }
  /// ```
  ///
  /// - Throws: an `InputProblem` where the folder is none, a file is missing, was edited, is too large or lies outside
  ///   of the folder, where its format is another one, or where the folder is a mixture of two runs.
  public init(folder: String) throws(InputProblem) {
    let files = try RecordedFiles(folder: folder)
    let mark = try files.mark()
    var room = RecordedFiles.curveLimit
    self = try FindingsDocument.study(try files.document(), folder: files.folder) {
      file throws(InputProblem) in
      let bytes = try files.contents(of: file, atMost: room)
      room -= bytes.count
      return bytes
    }
    if let mark { try files.check(mark) }
  }
}
