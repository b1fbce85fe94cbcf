import ArgumentParser
import Interphase

/// `interphase check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Says what a run would trip over or leave out, without analysing anything.",
    discussion: """
      Every problem is named: of the manifest with its line and key, of a file with its place.

      Example:
        interphase check study.yaml

      Exit codes: 0 nothing, 2 a problem of the manifest, 3 files that cannot be read or are not used.
      """)

  @Argument(help: "The manifest.") var manifest: String

  func run() async throws {
    let study: StudyManifest
    do {
      study = try StudyManifest(path: manifest, techniques: InstalledTechniques.current.techniques)
    } catch {
      StandardError.write(error)
      throw ExitStatus.usage
    }
    let plan = StudyPlan(study)
    for problem in plan.problems { StandardError.write(problem.description) }
    for entry in plan.entries {
      let owner = entry.sample.map { study.samples[$0].specimen.name } ?? "table"
      try StandardOutput.write("\(owner): \(entry.file)")
    }
    for left in plan.leftOut { try StandardOutput.write("left out: \(left.what) (\(left.reason))") }
    if !plan.problems.isEmpty { throw ExitStatus.usage }
    let reading = await StudyReading(
      study, plan, registry: InstalledTechniques.current.registry, threads: AvailableProcessors.count)
    let foresight = StudyForesight(study, reading)
    for problem in foresight.problems { StandardError.write(problem.description) }
    if !foresight.problems.isEmpty { throw ExitStatus.usage }
    for line in reading.notes + foresight.warnings + foresight.unused { StandardError.write(line) }
    var isPartial = !foresight.unused.isEmpty
    for case .failure(let problem) in reading.files.map(\.outcome) {
      StandardError.write(problem.description)
      isPartial = true
    }
    if isPartial { throw ExitStatus.partlyDone }
  }
}
