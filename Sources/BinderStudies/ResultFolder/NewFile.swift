public import AnalysisFindings
import Foundation

/// A file that is written once, where nothing is yet.
public enum NewFile {
  /// Writes a file, never over anything: not over a file, a folder, nor a link to nothing.
  ///
  /// - Returns: whether there was nothing at the path, and so the file was written.
  /// - Throws: an `InputProblem` if there is no permission or no room; nothing is left then.
  public static func write(_ bytes: [UInt8], to path: String) throws(InputProblem) -> Bool {
    let folder = PathParts.folder(of: path)
    let handle = try FolderHandle(path: folder.isEmpty ? "." : folder)
    guard try handle.kind(of: PathParts.name(of: path)) == nil else { return false }
    try handle.write(bytes, as: PathParts.name(of: path))
    return true
  }
}
