import ArgumentParser
import Interphase

/// `interphase gather`.
struct GatherCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gather",
    abstract: "Makes comparison, figures and report of the units that were done.",
    discussion: """
      Nothing is analysed: a unit that is missing is named in the report, and the exit code is 3. Of all units the results \
      are those of “interphase run”, byte for byte.

      Example:
        interphase gather study.yaml --output results
      """)

  @OptionGroup var study: StudyArguments
  @OptionGroup var results: ResultArguments

  func run() async throws {
    try await study.withStudy { study in
      let folder = try results.hold()
      defer { folder.release() }
      let outcome = try await study.gather(in: folder)
      let report = try results.write(outcome, to: folder, study.logger)
      folder.release()
      try results.show(outcome.answer(), outcome.sentences, report: "Wrote \(report)", study.logger)
      if outcome.isPartial { throw ExitStatus.partlyDone }
    }
  }
}
