import AnalysisFindings
import Foundation

/// What can stand in the way of writing to a folder.
enum FolderProblem {
  /// The system refused; `code` is its `errno`.
  static func system(_ path: String, _ code: Int32) -> InputProblem {
    switch code {
    case ENOSPC, EDQUOT:
      InputProblem(
        .noRoom, file: path, expected: "room for the results",
        found: "a full disk or a quota that is used up",
        remedy: "Make room, or name a folder on another disk with --output.")
    case EACCES, EPERM, EROFS:
      unwritable(path, found: "no permission to use it")
    case ENOTDIR, ELOOP:
      unwritable(path, found: "“\(firstOnTheWay(to: path))”, which is a file")
    case ENOENT:
      unwritable(path, found: "a symbolic link to nothing, or a folder that was just removed")
    default:
      unwritable(path, found: "an error of the system: " + String(cString: strerror(code)))
    }
  }

  /// The last part of a path at which anything stands.
  private static func firstOnTheWay(to path: String) -> String {
    var place = path
    var status = stat()
    while lstat(place, &status) != 0 {
      let parent = PathParts.folder(of: place)
      guard !parent.isEmpty, parent != place else { break }
      place = parent
    }
    return place
  }

  /// A folder for results was expected at a path.
  static func unwritable(_ path: String, found: String) -> InputProblem {
    InputProblem(
      .unwritable, file: path, expected: "a folder for the results", found: found,
      remedy: "Name another folder with --output.")
  }

  /// Something stands in the place of a result that Interphase did not write, or that was changed since.
  static func inTheWay(_ folder: String, _ name: String) -> InputProblem {
    InputProblem(
      .unwritable, file: folder, expected: "nothing of others in the places of results",
      found: "“\(name)”, which Interphase did not write or which was changed since",
      remedy: "Name another folder with --output, or move what is there.")
  }

  /// Another process holds the folder.
  static func held(_ path: String, by holder: String) -> InputProblem {
    InputProblem(
      .inUse, file: path, expected: "a folder that nobody else writes to", found: "\(holder), which holds it",
      remedy: "Wait until it has ended, or name another folder with --output.")
  }
}
