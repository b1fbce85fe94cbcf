import ArgumentParser
import Interphase

/// Folders that a call writes to.
enum OutputOption {
  /// Refuses a path without a letter, which would be the root of all folders.
  static func check(_ path: String?, _ name: String) throws {
    if path?.isEmpty == true { throw ValidationError("\(name) takes a path, not an empty word.") }
  }

  /// Holds a folder until it is given up or the command is interrupted.
  ///
  /// - Throws: an exit code, after the problem was printed: 1 where the folder would do at another time, 2 where another
  ///   has to be named.
  static func hold<Folder: Sendable>(
    _ hold: () throws(InputProblem) -> Folder, givingUp: @escaping @Sendable (Folder) -> Void
  ) throws -> Folder {
    do {
      return try Interruption.taking(hold, givingUp: givingUp)
    } catch let problem as InputProblem {
      StandardError.write(problem.description)
      throw [.noRoom, .inUse].contains(problem.code) ? ExitStatus.failed : ExitStatus.usage
    }
  }
}
