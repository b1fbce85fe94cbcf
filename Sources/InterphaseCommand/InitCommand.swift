import ArgumentParser
import Interphase

/// `interphase init`.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Writes a commented manifest from what it recognises in a folder.",
    discussion: """
      The manifest is written to FOLDER/study.yaml, or to standard output with --print. An existing file is kept.

      Example:
        interphase init exports
      """)

  @Argument(help: "The folder with the exports.") var folder: String
  @Flag(name: .customLong("print"), help: "Print the manifest instead of writing it.") var printsOnly = false

  func run() throws {
    let recognition: FolderRecognition
    do {
      recognition = try FolderRecognition(
        folder: folder, registry: InstalledTechniques.current.registry,
        techniques: InstalledTechniques.current.techniques)
    } catch {
      StandardError.write(error.description)
      throw ExitStatus.usage
    }
    for problem in recognition.unreadable { StandardError.write(problem.description) }
    guard !recognition.files.isEmpty || !recognition.plainTables.isEmpty else {
      StandardError.write(
        "\(folder): no file that can be read is in a format that Interphase knows; see `interphase formats`.")
      throw ExitStatus.failed
    }
    if printsOnly {
      return try StandardOutput.write(document: recognition.manifest)
    }
    let path = folder + "/study.yaml"
    do {
      guard try NewFile.write(Array(recognition.manifest.utf8), to: path) else {
        StandardError.write("\(path) exists and was kept. Use --print, or remove it first.")
        throw ExitStatus.failed
      }
    } catch let problem as InputProblem {
      StandardError.write(problem.description)
      throw ExitStatus.failed
    }
    StandardError.write(
      "Wrote \(path): \(Self.count(recognition)). Check it, then: interphase check \(Self.pasted(path))")
    for question in recognition.questions { StandardError.write("To decide: \(question)") }
  }

  private static func count(_ recognition: FolderRecognition) -> String {
    let plain = recognition.plainTables.count
    return "\(recognition.files.count) \(recognition.files.count == 1 ? "file" : "files")"
      + (plain > 0 ? ", and \(plain) plain \(plain == 1 ? "table" : "tables") with columns to declare" : "")
  }

  /// A path as a shell takes it.
  private static func pasted(_ path: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+")
    return path.allSatisfy(plain.contains) ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }
}
