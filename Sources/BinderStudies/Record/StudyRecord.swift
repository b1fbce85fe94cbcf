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
    var files = CurveFiles()
    let exported = outcome.results.map { one in
      ExportedResult(
        binder: one.sample.binder, role: one.sample.role.rawValue, identity: one.identity, result: one.result,
        curveFiles: files.add(
          one.result.curves, sample: one.sample.name, technique: one.technique.rawValue))
    }
    self.init(
      FindingsDocument.json(
        study: outcome.manifest.title, binders: outcome.manifest.binders, results: exported,
        comparison: outcome.comparison, againstControls: outcome.againstControls), exported, files)
  }

  init(_ study: RecordedStudy) {
    var files = CurveFiles()
    let exported = study.results.map { one in
      ExportedResult(
        one, curveFiles: files.add(one.curves, sample: one.sample, technique: one.technique))
    }
    self.init(FindingsDocument.json(study, results: exported), exported, files)
  }

  private init(_ document: JSONValue, _ results: [ExportedResult], _ files: CurveFiles) {
    self.document = Array(document.document.utf8)
    table = FindingsTable.csv(results)
    curves = files.written
  }

  /// The study as it will be read back from these files, so that figures never depend on more than the files hold.
  ///
  /// - Throws: an `InputProblem` where the files would not be read back.
  func study(folder: String) throws(InputProblem) -> RecordedStudy {
    var next = curves.makeIterator()
    return try FindingsDocument.study(document, folder: folder) { _ in next.next()?.bytes ?? [] }
  }

  /// Prepares the files.
  func prepare(in folder: ResultFolder) throws(InputProblem) {
    try folder.prepare(document, as: "findings.json")
    try folder.prepare(table, as: "findings.csv")
    for curve in curves { try folder.prepare(curve.bytes, as: curve.file.path) }
  }
}

/// The files of the curves of a study, each with a name of its own.
private struct CurveFiles {
  private var names = UniqueFileNames()
  private(set) var written: [(file: CurveFile, bytes: [UInt8])] = []

  /// The files of the curves of one result.
  mutating func add(_ curves: [Curve], sample: String, technique: String) -> [CurveFile] {
    curves.map { curve in
      let bytes = curve.csvBytes
      let name = names.name(for: "\(sample) \(technique) \(curve.name)")
      let file = CurveFile(path: "curves/\(name).csv", sha256: FileContents.sha256(bytes))
      written.append((file, bytes))
      return file
    }
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
