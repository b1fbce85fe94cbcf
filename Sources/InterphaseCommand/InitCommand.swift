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
    guard !recognition.files.isEmpty else {
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
      "Wrote \(path): \(recognition.files.count) files. Check it, then: interphase run \(path)")
  }
}
