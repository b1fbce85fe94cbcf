import ArgumentParser
import Interphase

/// `interphase plan`.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Lists the units of work of a study, for several machines to share.",
    discussion: """
      A unit is what is analysed together: one specimen by one technique. Its identity is a hash of the files' content, \
      the options in force and the program's engines. Each line has the identity, the sample, the technique and the \
      files, with tabs between them.

      Example:
        interphase plan study.yaml
        interphase plan study.yaml --json
        interphase plan study.yaml --output results

      Then “interphase work” does units, one or some at a time, and “interphase gather” makes the results of them.
      """)

  @OptionGroup var study: StudyArguments
  @Flag(help: "Print JSON instead of lines.") var json = false
  @Option(
    help: "The results folder, where what is seen of the files is kept: workers need not look at all of them."
  )
  var output: String?

  func validate() throws {
    if let output { try OutputOption.check(output, "--output") }
  }

  func run() async throws {
    try await study.withStudy { study in
      let planned = try await planned(study)
      let units = planned.units
      if json {
        try StandardOutput.write(document: JSONValue.list(units.map(Self.document)).document)
      } else {
        for unit in units {
          let cells = [
            unit.identity, unit.sample, unit.technique.rawValue, unit.files.joined(separator: ", "),
          ]
          try StandardOutput.write(document: cells.map(\.printable).joined(separator: "\t") + "\n")
        }
      }
      for problem in planned.problems { StandardError.write(problem.description) }
      if !planned.problems.isEmpty { throw ExitStatus.partlyDone }
    }
  }

  private func planned(_ study: BinderStudy) async throws -> PlannedStudy {
    guard let output else { return try await study.planned() }
    let folder = try OutputOption.hold({ () throws(InputProblem) in try SharedFolder(path: output) }) {
      $0.release()
    }
    defer { folder.release() }
    let planned = try await study.planned(knowing: KnownOutlines(in: output, study.registry))
    planned.seen.remember(in: folder)
    return planned
  }

  private static func document(_ unit: PlannedStudy.Unit) -> JSONValue {
    .object([
      ("identity", .text(unit.identity)), ("sample", .text(unit.sample)),
      ("technique", .text(unit.technique.rawValue)), ("files", .list(unit.files.map(JSONValue.text))),
    ])
  }
}
