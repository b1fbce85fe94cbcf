public import AnalysisFindings
import Foundation
import StudyExports

/// The folder that a study's results are written to.
public struct ResultFolder: Sendable {
  /// The folder's path.
  public let path: String

  /// Creates the folder with its parts `curves` and `figures`, and removes what an earlier run left in those; files of
  /// other names are the user's and stay.
  ///
  /// - Throws: an `InputProblem` if the folder cannot be made, or holds what no run wrote in the places of results.
  public init(path: String) throws(InputProblem) {
    if let problem = Self.problem(ofResultsAt: path) { throw problem }
    try self.init(clearing: path)
  }

  /// Creates the folder for what a program records.
  ///
  /// - Throws: an `InputProblem` if the folder cannot be made, or holds the results of a run or other people's files.
  init(recordingAt path: String) throws(InputProblem) {
    if let problem = Self.problem(ofRecordAt: path) { throw problem }
    try self.init(clearing: path)
    try write(
      JSONValue.object([
        ("formatVersion", .integer(1)), ("interphase", .text(InterphaseVersion.current)),
      ]).document, to: Self.recordMark)
  }

  private init(clearing path: String) throws(InputProblem) {
    self.path = path
    for part in ["units", "arrays", "curves", "figures"] {
      let folder = path + "/" + part
      try Self.create(folder)
      for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where Self.isResult(name, in: part) {
        try? FileManager.default.removeItem(atPath: folder + "/" + name)
      }
    }
  }

  /// Whether a run or `interphase figure` writes files of this name into a part of the folder.
  private static func isResult(_ name: String, in part: String) -> Bool {
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
    let endings = ["units": "json", "arrays": "npy", "curves": "csv"]
    if let ending = endings[part] { return pieces.last.map(String.init) == ending }
    guard pieces.count == 2, FigureFormat(rawValue: String(pieces[1])) != nil else { return false }
    // Of several figures of a name the later ones are numbered.
    return StudyFigureName.allCases.contains { figure in
      guard pieces[0].hasPrefix(figure.rawValue) else { return false }
      let rest = pieces[0].dropFirst(figure.rawValue.count)
      return rest.isEmpty || (rest.first == "-" && Int(rest.dropFirst()) != nil)
    }
  }

  /// What stands in the way of writing a study's results to a path: what stands in the way of any file, and a folder
  /// with other people's files where results would be; nothing is made or changed.
  public static func problem(ofResultsAt path: String) -> InputProblem? {
    if let problem = problemOfStrangers(at: path) { return problem }
    guard FileManager.default.fileExists(atPath: path + "/" + recordMark) else { return nil }
    return InputProblem(
      .unwritable, file: path, expected: "an empty folder, a new one, or the results of an earlier run",
      found: "“\(recordMark)”, the mark of results that a program recorded",
      remedy: "Name another folder with --output; a run cannot make these results again.")
  }

  /// The file that tells a folder which a program recorded from the results of a run.
  static let recordMark = "record.json"

  /// What stands in the way of writing any results to a path.
  private static func problemOfStrangers(at path: String) -> InputProblem? {
    if let problem = problem(at: path) { return problem }
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
    guard !exists("findings.json"), !exists("run.json"), !exists(recordMark) else { return nil }
    return ["curves", "figures", "report.html"].first(where: exists).map { name in
      InputProblem(
        .unwritable, file: path, expected: "an empty folder, a new one, or the results of an earlier run",
        found: "“\(name)” without findings.json, which no run wrote",
        remedy: "Name another folder with --output, or move what is there.")
    }
  }

  /// What stands in the way of recording a study at a path without a run: what stands in the way of results, and the
  /// results of a run, which hold more than the record would.
  static func problem(ofRecordAt path: String) -> InputProblem? {
    if let problem = problemOfStrangers(at: path) { return problem }
    let ofRun = ["run.json", "report.html"].first { FileManager.default.fileExists(atPath: path + "/" + $0) }
    return ofRun.map { name in
      InputProblem(
        .unwritable, file: path, expected: "an empty folder, a new one, or one that was recorded before",
        found: "“\(name)” of a run", remedy: "Name another folder.")
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
