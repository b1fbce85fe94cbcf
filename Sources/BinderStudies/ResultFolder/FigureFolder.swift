public import AnalysisFindings
import Foundation

/// The folder that figures of a study are drawn into, beside whatever else it holds.
public struct FigureFolder: Sendable {
  private let folder: ResultFolder
  /// The part of the folder that the figures lie in, with a slash; empty for the folder itself.
  private let part: String

  /// Holds the folder of figures; it is made if there is none.
  ///
  /// - Parameters:
  ///   - output: The folder; `nil` for `figures` of the results.
  ///   - results: The results folder that the figures are drawn from.
  ///   - files: The names of the files.
  /// - Throws: an `InputProblem` if the folder cannot be written to, or has a file of such a name that Interphase did
  ///   not write, or that was changed since.
  public init(
    _ output: String?, ofResults results: String, files: [String]
  ) throws(InputProblem) {
    let usual = PathParts.trimmed(results) + "/figures"
    let isUsual = output.map { Self.isSame($0, usual) } ?? true
    part = isUsual ? "figures/" : ""
    let part = part
    folder = try ResultFolder(
      path: isUsual ? results : output ?? results, for: .files(Set(files.map { part + $0 })))
  }

  /// Whether two paths lead to one folder.
  private static func isSame(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_ino == second.st_ino
      && first.st_dev == second.st_dev
  }

  /// The path of a figure's file.
  public func path(of file: String) -> String {
    folder.path == "/" ? "/" + part + file : "\(folder.path)/\(part)\(file)"
  }

  /// Prepares a figure's file.
  ///
  /// - Throws: an `InputProblem` if it cannot be written.
  public func prepare(_ bytes: [UInt8], as file: String) throws(InputProblem) {
    try folder.prepare(bytes, as: part + file)
  }

  /// Puts the files into their places.
  ///
  /// - Throws: an `InputProblem` if something has come into their way.
  public func commit() throws(InputProblem) { try folder.commit() }

  /// Gives the folder up.
  public func release() { folder.release() }
}
