public import AnalysisFindings
import Foundation

/// A results folder that several processes hold at a time: each adds finished units, and none of them commits.
///
/// Nobody can run or gather a study in it meanwhile.
public final class SharedFolder: @unchecked Sendable {
  /// The folder's path.
  public let path: String
  /// The units that are done.
  let units: UnitStore

  private let folder: FolderHandle
  private let made: [String]
  private let guarding = NSLock()
  /// The descriptor of the lock's file; `nil` when the hold was given up.
  private var file: Int32?

  /// Holds a folder beside others; it is made if there is none.
  ///
  /// - Throws: an `InputProblem` if a run or a gathering holds the folder, or if nothing can be written.
  public init(path: String) throws(InputProblem) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw FolderProblem.unwritable("“\(path)”", found: "an empty path")
    }
    self.path = PathParts.trimmed(path)
    let (folder, file, made) = try FolderLock.take(self.path, LOCK_SH)
    do throws(InputProblem) {
      let mark = try folder.bytes(of: FolderMark.name, atMost: FolderMark.sizeLimit)
      units = try UnitStore(in: folder, mark.flatMap(FolderMark.init(bytes:)))
    } catch {
      Self.release(file, folder, made)
      throw error
    }
    (self.folder, self.file, self.made) = (folder, file, made)
  }

  deinit { release() }

  /// Whether the result of a unit is there.
  ///
  /// - Parameter identity: The unit's identity, as ``PlannedStudy/units`` has it.
  public func holds(_ identity: String) -> Bool { units.holds(identity) }

  /// Gives the folder up; what was stored stays.
  public func release() {
    guarding.withLock {
      if let file { Self.release(file, folder, made) }
      file = nil
    }
  }

  private static func release(_ file: Int32, _ folder: FolderHandle, _ made: [String]) {
    // The last one takes the lock's file away, unless it tells of a run that was killed, after which is still to be cleared.
    if flock(file, LOCK_EX | LOCK_NB) == 0, (try? folder.size(of: FolderLock.name)) == 0 {
      try? folder.remove(FolderLock.name)
    }
    close(file)
    for path in made.reversed() { rmdir(path) }
  }
}
