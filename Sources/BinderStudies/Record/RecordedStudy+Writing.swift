public import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
public import StudyExports
import StudyFigures

extension RecordedStudy {
  /// Writes the study to a folder that `interphase figure` draws and ``init(folder:)`` reads.
  ///
  /// This is how a program with results of its own (ion maps, volumes, micrographs, adhesion runs) has them drawn. The study
  /// is read back as the same value, every number with its bits. Same study, same bytes.
  ///
  /// ```swift
  /// try study.write(toFolder: "results")
  /// ```
  ///
  /// The folder may be new, empty, or one that was written so before. The results of a run are never replaced: they hold
  /// more than a recorded study does. Nor does a run replace what was recorded, which its file `record.json` tells it.
  ///
  /// - Throws: an `InputProblem` where a result is of a binder that the study does not name, where a curve is not as its
  ///   kind asks for or is more than is read back, or where the folder is somebody else's or cannot be written.
  public func write(toFolder folder: String) throws(InputProblem) {
    let path = PathParts.trimmed(folder)
    for result in results { try check(result) }
    let folder = try ResultFolder(path: path, for: .record(figures: FigureCatalogue.builtIn.names))
    defer { folder.release() }
    try StudyRecord(study: self).prepare(in: folder)
    let version = JSONValue.object([
      ("formatVersion", .integer(1)), ("interphase", .text(InterphaseVersion.current)),
    ])
    try folder.prepare(version.document, as: ResultPlaces.recordFile)
    try folder.commit()
  }

  private func check(_ one: SpecimenResult) throws(InputProblem) {
    let source = "\(title), \(one.specimen.name)"
    guard binders.contains(one.specimen.binder) else {
      throw InputProblem(
        .invalidValue, file: source, place: .part("binder"),
        expected: "one of the study’s binders: \(binders.joined(separator: ", "))",
        found: "“\(one.specimen.binder.prefix(60))”", remedy: "Name the binder among the study’s.")
    }
    try one.checkColumns(in: source)
    for curve in one.result.curves where Curve.GridKind.all.contains(where: { $0.kind == curve.kind }) {
      _ = try curve.grid(in: source)
    }
  }
}
