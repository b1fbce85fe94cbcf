import ArgumentParser
import Interphase

/// `interphase check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks a study's manifest and its files without running it.",
    discussion: "Every problem is named with its line and key.\n\nExample:\n  interphase check study.yaml")

  @Argument(help: "The manifest.") var manifest: String

  func run() throws {
    let study: StudyManifest
    do {
      study = try StudyManifest(path: manifest)
    } catch {
      StandardError.write(error.description)
      throw ExitStatus.usage
    }
    let plan = StudyPlan(study)
    for problem in plan.problems { StandardError.write(problem.description) }
    for entry in plan.entries {
      let owner = entry.sample.map { study.samples[$0].specimen.name } ?? "table"
      print("\(owner): \(entry.file)")
    }
    for left in plan.leftOut { print("left out: \(left.what) (\(left.reason))") }
    if !plan.problems.isEmpty { throw ExitStatus.usage }
  }
}
