public import AnalysisFindings
import Foundation
import StudyExports

/// The folder that a study's results are written to.
public struct ResultFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// Creates the folder with its parts `curves` and `figures`, and removes what an earlier run left in those.
  ///
  /// - Throws: an `InputProblem` if the folder cannot be made.
  public init(path: String) throws(InputProblem) {
    self.path = path
    if let problem = Self.problem(at: path) { throw problem }
    for part in ["curves", "figures"] {
      let folder = path + "/" + part
      try? FileManager.default.removeItem(atPath: folder)
      try Self.create(folder)
    }
  }

  /// The folder of the figures of a results folder.
  public static func figures(of path: String) -> String { PathParts.trimmed(path) + "/figures" }

  /// Makes a folder and those that it lies in, where they are not there yet.
  ///
  /// - Throws: an `InputProblem` if the folder cannot be made.
  public static func create(_ path: String) throws(InputProblem) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw unwritable(path, found: "a place where no folder can be made")
    }
  }

  /// What stands in the way of writing results to a path, as far as can be seen before the work is done; nothing is
  /// made or changed.
  public static func problem(at path: String) -> InputProblem? {
    var place = path.isEmpty ? "." : path
    var isDirectory: ObjCBool = false
    while !FileManager.default.fileExists(atPath: place, isDirectory: &isDirectory) {
      let parent = PathParts.folder(of: place)
      // A name without a folder lies in the working directory.
      place = parent.isEmpty || parent == place ? "." : parent
    }
    if !isDirectory.boolValue { return unwritable(path, found: "“\(place)”, which is a file") }
    if access(place, W_OK | X_OK) != 0 {
      return unwritable(path, found: "no permission to write in “\(place)”")
    }
    return nil
  }

  private static func unwritable(_ path: String, found: String) -> InputProblem {
    InputProblem(
      .unwritable, file: path, expected: "a folder for the results", found: found,
      remedy: "Name another folder with --output.")
  }

  /// Writes a file of the folder.
  func write(_ text: String, to name: String) throws(InputProblem) { try write(Array(text.utf8), to: name) }

  /// Writes a file of the folder.
  func write(_ bytes: [UInt8], to name: String) throws(InputProblem) {
    try Self.write(bytes, to: path + "/" + name)
  }

  /// Writes a file beside its place and renames it into it, so that nobody ever reads half a file.
  ///
  /// - Throws: an `InputProblem` if there is no permission or no room.
  public static func write(_ bytes: [UInt8], to path: String) throws(InputProblem) {
    let temporary = path + ".part-\(ProcessInfo.processInfo.processIdentifier)"
    let isWritten = (try? Data(bytes).write(to: URL(fileURLWithPath: temporary))) != nil
    guard isWritten, rename(temporary, path) == 0 else {
      try? FileManager.default.removeItem(atPath: temporary)
      throw InputProblem(
        .unwritable, file: path, expected: "a file that can be written",
        found: "no permission, or no room left",
        remedy: "Check the folder’s permissions and the free space of the disk.")
    }
  }
}
