import ArgumentParser
import Interphase
import Logging

/// What every verb is told that works on a study.
struct StudyArguments: ParsableArguments {
  @Argument(help: "The study's manifest.") var manifest: String
  @Option(help: "How many files and measurements are worked on at a time (default: all processors).")
  var jobs: Int?
  @Flag(help: "Print nothing but problems.") var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 1024.") }
  }

  /// Where messages go.
  var logger: Logger {
    var logger = Logger(label: "interphase") { _ in StandardErrorLog() }
    logger.logLevel = quiet ? .error : .info
    return logger
  }

  /// The study.
  ///
  /// - Throws: `ManifestProblems`.
  func study() throws -> BinderStudy {
    let installed = InstalledTechniques.current
    return BinderStudy(
      try StudyManifest(path: manifest, techniques: installed.techniques), registry: installed.registry,
      threads: jobs, logger: logger)
  }

  /// Does something with the study; what is wrong with its manifest is printed.
  ///
  /// - Throws: the exit code 2 where the manifest is wrong, or what the work throws.
  func withStudy(_ work: (BinderStudy) async throws -> Void) async throws {
    do {
      try await work(study())
    } catch let problems as ManifestProblems {
      StandardError.write(problems)
      throw ExitStatus.usage
    }
  }
}

/// How results are written.
struct ResultArguments: ParsableArguments {
  @Option(name: .shortAndLong, help: "The folder for the results.") var output = "results"
  @Option(help: "Time spent on smaller PNG files: fast, default, small.") var png = CompressionOption.default
  @Flag(help: "Print every verdict in a sentence instead of the answer in a few lines.") var verbose = false

  func validate() throws { try OutputOption.check(output, "--output") }

  /// Holds the folder of the results until it is given up or the command is interrupted.
  func hold() throws -> ResultFolder {
    try OutputOption.hold({ () throws(InputProblem) in
      try ResultFolder(path: output, figures: InstalledTechniques.current.catalogue)
    }) {
      $0.release()
    }
  }

  /// Writes an outcome into its folder.
  ///
  /// - Returns: the path of the report.
  /// - Throws: the exit code 1 where there is no result, an `InputProblem` where nothing can be written.
  func write(_ outcome: StudyOutcome, to folder: ResultFolder, _ logger: Logger) throws -> String {
    for failure in outcome.failures { logger.error("\(failure)") }
    guard !outcome.results.isEmpty else {
      StandardError.write("Nothing could be analysed; no results were written.")
      throw ExitStatus.failed
    }
    return try outcome.write(to: folder, compression: png.compression, logger: logger)
  }

  /// Prints the answer.
  ///
  /// - Parameter report: The path of the report.
  func show(_ answer: [String], _ sentences: [String], report: String, _ logger: Logger) throws {
    guard logger.logLevel <= .info else { return }
    for line in verbose ? sentences : answer { try StandardOutput.write(line) }
    logger.info("\(report)")
  }
}
