import AnalysisFindings
import InstrumentFiles

/// What a unit is, as far as its result depends on it: content, how it was read, rows, options, engine.
///
/// Names of specimens, paths and printed texts are no part of it: a renamed file keeps its result.
struct UnitIdentity: Encodable {
  /// The version of this list; it grows when something is added that results depend on.
  private static let currentVersion = 1

  private var formatVersion = Self.currentVersion
  private var technique: String
  private var parts: [Part]
  private var rows: [String]
  private var blankRows: [[String]]
  private var options: String
  /// Whether the result holds only what binders are compared in; absent for a whole one.
  private var isCompared: Bool?

  /// One measurement.
  private struct Part: Encodable {
    var sha256: String
    var number: Int
    var reader: String
    var readerVersion: Int
    var columns: ColumnDeclaration?
  }

  /// - Parameters:
  ///   - options: The options in force with the engine's version, as `UnitWork.encodedOptions`.
  ///   - isCompared: Whether the result holds only what binders are compared in.
  init(
    _ technique: Technique, _ parts: [UnitPart], _ request: UnitRequest, options: [UInt8],
    isCompared: Bool = false
  ) {
    self.isCompared = isCompared ? true : nil
    self.technique = technique.rawValue
    self.parts = parts.map { part in
      Part(
        sha256: part.source.sha256, number: part.number, reader: part.source.format,
        readerVersion: part.readerVersion, columns: part.entry.table?.declaration)
    }
    rows = request.rows
    blankRows = request.blanks.map(\.rows)
    self.options = String(decoding: options, as: UTF8.self)
  }

  /// The SHA-256 of the list.
  ///
  /// - Throws: an `InputProblem` where a value cannot be written down.
  var sha256: String {
    get throws(InputProblem) {
      do {
        return FileContents.sha256(try OptionLeaves.encoded(self))
      } catch {
        throw InputProblem(
          .invalidValue, file: "options", expected: "options that can be written down", found: "\(error)",
          remedy: "Correct the options of this technique.")
      }
    }
  }
}
