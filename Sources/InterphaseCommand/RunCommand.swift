import ArgumentParser
import Interphase
import Logging

/// `interphase run`.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a study: reads, analyses, compares, draws and reports.",
    discussion: """
      Writes OUTPUT/report.html, findings.json, findings.csv, curves/, figures/ and run.json. One bad file never costs \
      the others: it is named in the report, and the exit code is 3. Results of an earlier run are replaced; a file \
      of yours in their places is named before the work begins, and stays.

      Example:
        interphase run study.yaml --output results
      """)

  @Argument(help: "The study's manifest.") var manifest: String
  @Option(name: .shortAndLong, help: "The folder for the results.") var output = "results"
  @Option(help: "How many files and measurements are worked on at a time (default: all processors).")
  var jobs: Int?
  @Option(help: "Time spent on smaller PNG files: fast, default, small.") var png = CompressionOption.default
  @Flag(help: "Print nothing but problems.") var quiet = false
  @Flag(help: "Print every verdict in a sentence instead of the answer in a few lines.") var verbose = false

  func validate() throws {
    try OutputOption.check(output, "--output")
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
  }

  func run() async throws {
    var logger = Logger(label: "interphase") { _ in StandardErrorLog() }
    logger.logLevel = quiet ? .error : .info
    do {
      let installed = InstalledTechniques.current
      let study = BinderStudy(
        try StudyManifest(path: manifest, techniques: installed.techniques), registry: installed.registry,
        threads: jobs, logger: logger)
      let folder = try OutputOption.hold({ () throws(InputProblem) in
        try ResultFolder(path: output, figures: installed.catalogue)
      }) {
        $0.release()
      }
      defer { folder.release() }
      let outcome = try await study.run()
      for failure in outcome.failures { logger.error("\(failure)") }
      guard !outcome.results.isEmpty else {
        StandardError.write("Nothing could be analysed; no results were written.")
        throw ExitStatus.failed
      }
      let report = try outcome.write(to: folder, compression: png.compression, logger: logger)
      folder.release()
      if !quiet {
        for line in verbose ? outcome.sentences : outcome.answer() { try StandardOutput.write(line) }
        logger.info("Wrote \(report)")
      }
      if outcome.isPartial { throw ExitStatus.partlyDone }
    } catch let problems as ManifestProblems {
      StandardError.write(problems)
      throw ExitStatus.usage
    }
  }
}
