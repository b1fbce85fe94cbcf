import AnalysisFindings
import BinderComparison
import InstrumentFiles
import InstrumentMeasurements
import StudyExports

/// Writes the files that hold the numbers of a study: lossless ones for Interphase, tables for everybody else.
struct StudyRecord {
  let study: RecordedStudy

  /// Prepares the files, a result at a time; `comparison.json`, which names the units, comes last.
  ///
  /// - Throws: an `InputProblem` where a curve is not as long as it must be, or a file cannot be written.
  func prepare(in folder: ResultFolder) throws(InputProblem) {
    let store = { (path: String, bytes: [UInt8]) throws(InputProblem) -> ResultFile in
      try folder.prepare(bytes, as: path)
      return ResultFile(path: path, sha256: FileContents.sha256(bytes))
    }
    var names = UniqueFileNames()
    var curveFiles: [[ResultFile]] = []
    for one in study.results {
      var files: [ResultFile] = []
      for curve in one.result.curves {
        let name = names.name(for: "\(one.specimen.name) \(one.result.technique) \(curve.name)")
        files.append(try store("curves/\(name).csv", curve.csvBytes))
      }
      curveFiles.append(files)
    }
    try folder.prepare(FindingsDocument.json(study, curveFiles: curveFiles).document, as: "findings.json")
    try folder.prepare(FindingsTable.csv(study.results), as: "findings.csv")
    try study.write(store: store)
  }
}
