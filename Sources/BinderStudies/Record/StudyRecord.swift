import AnalysisFindings
import BinderComparison
import InstrumentFiles
import InstrumentMeasurements
import StudyExports

/// Writes the files that hold the numbers of a study: lossless ones for Interphase, tables for everybody else.
struct StudyRecord {
  let study: RecordedStudy
  /// Gives a result with all it holds, where the study has only what binders are compared in.
  var whole: (SpecimenResult) throws(InputProblem) -> SpecimenResult = { $0 }

  /// Prepares the files, a result at a time; `comparison.json`, which names the units, comes last.
  ///
  /// - Throws: an `InputProblem` where a curve is not as long as it must be, or a file cannot be written.
  func prepare(in folder: ResultFolder) throws(InputProblem) {
    let store = { (path: String, bytes: [UInt8]) throws(InputProblem) -> ResultFile in
      try folder.prepare(bytes, as: path)
      return ResultFile(path: path, sha256: FileContents.sha256(bytes))
    }
    var curveNames = UniqueFileNames()
    var unitNames = RecordedStudy.UnitNames()
    var units: [ResultFile] = []
    try folder.prepare("findings.csv") { table throws(InputProblem) in
      try table.append(FindingsTable.header)
      try folder.prepare("findings.json") { document throws(InputProblem) in
        try document.append(FindingsDocument.head(study))
        for (index, one) in study.results.enumerated() {
          let result = try whole(one)
          var files: [ResultFile] = []
          for curve in result.result.curves {
            let title = "\(result.specimen.name) \(result.result.technique) \(curve.name)"
            files.append(try store("curves/\(curveNames.name(for: title)).csv", curve.csvBytes))
          }
          try document.append(
            FindingsDocument.piece(result, curveFiles: files, isFirst: index == 0))
          try table.append(FindingsTable.rows(result))
          units.append(try UnitFile.write(result, name: unitNames.name(for: result), store: store))
        }
        try FindingsDocument.writeTail(study) { piece throws(InputProblem) in try document.append(piece) }
      }
    }
    try folder.prepare(RecordedStudy.comparisonPath) { file throws(InputProblem) in
      try study.writeComparison(units) { piece throws(InputProblem) in try file.append(piece) }
    }
  }
}
