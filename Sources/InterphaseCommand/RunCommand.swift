import ArgumentParser
import Interphase

/// `interphase run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a study: reads, analyses, compares, draws and reports.",
    discussion: """
      Writes OUTPUT/report.html and report.md, tables.tex, findings.json, findings.csv, curves/, figures/ and run.json. One bad file never costs \
      the others: it is named in the report, and the exit code is 3. Results of an earlier run are replaced; a file \
      of yours in their places is named before the work begins, and stays.

      A measurement is analysed again only where its file, its options or the program have changed; a run that was \
      interrupted goes on where it stopped.

      Example:
        interphase run study.yaml --output results
      """)

  @OptionGroup var study: StudyArguments
  @OptionGroup var results: ResultArguments
  @Flag(help: "Read every file again, also those whose size and time are as they were.") var verify = false
  @Flag(help: "Analyse everything again, also what has not changed.") var fresh = false

  func run() async throws {
    try await study.withStudy { study in
      if !verify, !fresh,
        let earlier = FinishedRun(in: results.output, of: study, settings: results.png.rawValue)
      {
        return try show(earlier)
      }
      let before = FinishedRun.Inputs(of: study)
      let folder = try results.hold()
      defer { folder.release() }
      if fresh { try folder.forgetUnits() }
      var study = study
      study.fileMemory = verify || fresh ? .renewed : .trusted
      let outcome = try await study.run(in: folder)
      let report = try results.write(outcome, to: folder, study.logger)
      FinishedRun.remember(
        outcome, in: folder, of: study, before: before, settings: results.png.rawValue)
      folder.release()
      try results.show(outcome.answer(), outcome.sentences, report: "Wrote \(report)", study.logger)
      if outcome.isPartial { throw ExitStatus.partlyDone }
    }
  }

  /// Says again what the results say that nothing has changed since.
  private func show(_ earlier: FinishedRun) throws {
    for problem in earlier.problems { StandardError.write(problem) }
    try results.show(
      earlier.answer, earlier.sentences,
      report: "Nothing has changed since \(results.output)/report.html was written", study.logger)
    if earlier.isPartial { throw ExitStatus.partlyDone }
  }
}
