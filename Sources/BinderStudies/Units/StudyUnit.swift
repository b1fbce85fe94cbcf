import AnalysisFindings
import BinderComparison
import InstrumentFiles
import InstrumentMeasurements

/// One piece of work: the measurements of one specimen by one technique that are analysed together.
///
/// Units share nothing, so that they run in any order, on any number of threads or machines, with the same results. A unit
/// holds no measurement: it reads its own when its turn comes.
struct StudyUnit: Sendable {
  /// The technique.
  let technique: StudyTechnique
  /// The measurements.
  let parts: [UnitPart]
  /// What is asked of the technique, without the measurements.
  let request: UnitRequest
  /// What the unit is, by a ``UnitIdentity``; units of one identity have one result.
  let identity: String
  /// Whether only what binders are compared in is kept, for it is the unit once more under another choice.
  var isComparedOnly = false

  /// The specimen.
  var sample: StudySample { request.sample }

  /// The files that the measurements come from, each once.
  var files: [SourceFile] {
    parts.reduce(into: []) { files, part in if !files.contains(part.source) { files.append(part.source) } }
  }

  /// Does the work.
  ///
  /// - Throws: an `InputProblem` where a file has changed or cannot be analysed.
  func result(_ sources: StudyFiles) throws(InputProblem) -> AnalysisResult {
    var request = request
    for part in parts { request.measurements.append(try sources.measurement(part)) }
    let result = try technique.work(request).result()
    return isComparedOnly ? technique.compared(result) : result
  }

  /// The result of this unit that an earlier run stored, with the names that this study gives to specimen, files and options.
  ///
  /// - Throws: an `InputProblem` where options contradict one another.
  func restored(_ stored: AnalysisResult) throws(InputProblem) -> AnalysisResult {
    var result = stored
    let work = try technique.work(request)
    result.sample = sample.name
    result.provenance.options = work.options
    result.provenance.sentences = work.sentences
    let paths = Dictionary(files.map { ($0.sha256, $0.path) }, uniquingKeysWith: { first, _ in first })
    for index in result.provenance.files.indices {
      let file = result.provenance.files[index]
      result.provenance.files[index].path = paths[file.sha256] ?? file.path
    }
    return result
  }
}
