public import AnalysisFindings
import Foundation
import InstrumentMeasurements
public import StudyExports

extension RecordedStudy {
  /// Writes the study to a folder that `interphase figure` draws and ``init(folder:)`` reads.
  ///
  /// This is how a program with results of its own (ion maps, volumes, micrographs, adhesion runs) has them drawn. Numbers
  /// are written with 12 significant digits; a study of such numbers is read back as the same value. Same study, same
  /// bytes.
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
    let record = StudyRecord(self)
    try Self.check(record.document.count, of: "findings.json", in: path, atMost: RecordedFiles.documentLimit)
    try Self.check(
      record.curves.reduce(0) { $0 + $1.bytes.count }, of: "curves", in: path,
      atMost: RecordedFiles.curveLimit)
    let folder = try ResultFolder(path: path, for: .record)
    defer { folder.release() }
    try record.prepare(in: folder)
    let version = JSONValue.object([
      ("formatVersion", .integer(1)), ("interphase", .text(InterphaseVersion.current)),
    ])
    try folder.prepare(version.document, as: ResultPlaces.recordFile)
    try folder.commit()
  }

  private func check(_ result: Result) throws(InputProblem) {
    let source = "\(title), \(result.sample)"
    guard binders.contains(result.binder) else {
      throw InputProblem(
        .invalidValue, file: source, place: .part("binder"),
        expected: "one of the study’s binders: \(binders.joined(separator: ", "))",
        found: "“\(result.binder.prefix(60))”", remedy: "Name the binder among the study’s.")
    }
    for curve in result.curves {
      if Curve.GridKind.all.contains(where: { $0.kind == curve.kind }) { _ = try curve.grid(in: source) }
      let rows = curve.columns.first?.values.count ?? 0
      for column in curve.columns {
        let counts = [column.values.count, column.uncertainties.isEmpty ? rows : column.uncertainties.count]
        guard let wrong = counts.first(where: { $0 != rows }) else { continue }
        throw InputProblem(
          .malformed, file: source,
          place: .part("curve “\(curve.name.prefix(60))”, column “\(column.name.prefix(60))”"),
          expected: "\(rows) values, as many as the first column has", found: "\(wrong)",
          remedy: "Mark gaps with nan.")
      }
    }
  }

  private static func check(
    _ size: Int, of part: String, in folder: String, atMost limit: Int
  ) throws(InputProblem) {
    guard size > limit else { return }
    throw InputProblem(
      .limitExceeded, file: folder, place: .part(part), expected: "at most \(limit) bytes", found: "\(size)",
      remedy: "Join neighbouring cells of maps and volumes, or split the study.")
  }
}
