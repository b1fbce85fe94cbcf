public import AnalysisFindings
import BinderComparison
import InstrumentFiles
import InstrumentMeasurements
public import StudyExports

/// The files that hold the numbers of a study, as they are written to its results folder.
struct StudyRecord {
  /// `findings.json`.
  let document: [UInt8]
  /// `findings.csv`.
  let table: String
  /// The files of the curves, in the order of the document.
  let curves: [(file: CurveFile, bytes: [UInt8])]

  init(_ outcome: StudyOutcome) {
    var names = UniqueFileNames()
    var curves: [(file: CurveFile, bytes: [UInt8])] = []
    let exported = outcome.results.map { one in
      let files = one.result.curves.map { curve in
        let bytes = Array(curve.csv.utf8)
        let name = names.name(for: "\(one.sample.name) \(one.technique.rawValue) \(curve.name)")
        let file = CurveFile(path: "curves/\(name).csv", sha256: FileContents.sha256(bytes))
        curves.append((file, bytes))
        return file
      }
      return ExportedResult(
        binder: one.sample.binder, role: one.sample.role.rawValue, identity: one.identity,
        result: one.result, curveFiles: files)
    }
    document = Array(
      FindingsDocument.json(
        study: outcome.manifest.title, binders: outcome.manifest.binders, results: exported,
        comparison: outcome.comparison, againstControls: outcome.againstControls
      ).document.utf8)
    table = FindingsTable.csv(exported)
    self.curves = curves
  }

  /// The study as it will be read back from these files, so that figures never depend on more than the files hold.
  ///
  /// - Throws: an `InputProblem` where the files would not be read back.
  func study(folder: String) throws(InputProblem) -> RecordedStudy {
    var next = curves.makeIterator()
    return try FindingsDocument.study(document, folder: folder) { _ in next.next()?.bytes ?? [] }
  }
}

extension StudyOutcome {
  /// The study as its results folder holds it, without writing one.
  ///
  /// - Throws: an `InputProblem` where the files would not be read back.
  public func recorded() throws(InputProblem) -> RecordedStudy {
    try StudyRecord(self).study(folder: manifest.title)
  }
}
