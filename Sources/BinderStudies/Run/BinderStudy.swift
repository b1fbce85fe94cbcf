import AnalysisFindings
import BinderComparison
import Foundation
public import InstrumentFiles
import InstrumentMeasurements
public import Logging

/// A study: from a manifest to results, verdicts, figures and a report.
///
/// ```swift
/// let study = BinderStudy(try StudyManifest(path: "study.yaml"))
/// let outcome = try await study.run()
/// for verdict in outcome.comparison.verdicts { print(verdict.sentence) }
/// try outcome.write(to: "results")
/// ```
public struct BinderStudy: Sendable {
  /// What is studied.
  public var manifest: StudyManifest
  /// The readers that are asked for each file.
  public var registry: ReaderRegistry
  /// How many files and units are worked on at a time; the results do not depend on it.
  public var threads: Int
  /// Where the run says what it does: stages at the level `info`, failures at `error`.
  public var logger: Logger

  /// Creates a study; without a logger it says nothing.
  public init(
    _ manifest: StudyManifest, registry: ReaderRegistry = .builtIn, threads: Int? = nil, logger: Logger? = nil
  ) {
    self.logger = logger ?? Logger(label: "interphase") { _ in SwiftLogNoOpLogHandler() }
    self.manifest = manifest
    self.registry = registry
    self.threads = threads ?? AvailableProcessors.count
  }

  /// Reads, analyses and compares everything that the manifest names.
  ///
  /// One bad file never costs the others: it is named in the outcome's failures.
  ///
  /// - Throws: `ManifestProblems` if the manifest names files that are not there, `CancellationError` if the task was
  ///   cancelled.
  public func run() async throws -> StudyOutcome {
    let plan = StudyPlan(manifest)
    guard plan.problems.isEmpty else { throw ManifestProblems(plan.problems) }
    logger.info("Reading \(plan.entries.count) \(plan.entries.count == 1 ? "file" : "files")")
    let reading = await StudyReading(plan, registry: registry, threads: threads)
    for note in reading.notes { logger.warning("\(note)") }
    try Task.checkCancellation()
    let planning = UnitPlanning(manifest, reading)
    let foresight = StudyForesight(manifest, reading, planning)
    guard foresight.problems.isEmpty else { throw ManifestProblems(foresight.problems) }
    for line in foresight.unused { logger.error("\(line)") }
    for line in foresight.warnings { logger.warning("\(line)") }
    let units = planning.units
    logger.info("Analysing \(units.count) \(units.count == 1 ? "measurement" : "measurements")")
    let outcomes = await ParallelMap.map(units, threads: threads) { unit in
      do throws(InputProblem) {
        return Result<AnalysisResult, InputProblem>.success(try unit.work.result())
      } catch {
        return .failure(error)
      }
    }
    try Task.checkCancellation()
    logger.info("Comparing binders")
    return outcome(plan, reading, planning, foresight, outcomes)
  }

  /// The outcome; its paths begin in the manifest's folder, so that results do not depend on where the study lies.
  private func outcome(
    _ plan: StudyPlan, _ reading: StudyReading, _ planning: UnitPlanning, _ foresight: StudyForesight,
    _ outcomes: [Result<AnalysisResult, InputProblem>]
  ) -> StudyOutcome {
    let expansion = FilePatternExpansion(manifest)
    var failures = reading.problems + planning.failures
    var results: [SpecimenResult] = []
    for (unit, outcome) in zip(planning.units, outcomes) {
      switch outcome {
      case .success(var result):
        for index in result.provenance.files.indices {
          result.provenance.files[index].path = expansion.inStudy(result.provenance.files[index].path)
        }
        results.append(
          SpecimenResult(specimen: unit.sample, identity: unit.identity, result: result))
      case .failure(let problem): failures.append(problem)
      }
    }
    for index in failures.indices { failures[index].file = expansion.inStudy(failures[index].file) }
    var manifest = manifest
    manifest.file = PathParts.name(of: manifest.file)
    let specimens = manifest.samples.map(\.specimen)
    let compared = results.map(manifest.compared)
    let options = ComparisonOptions(polarity: manifest.polarityTable)
    return StudyOutcome(
      manifest: manifest,
      files: reading.files.compactMap { file in
        guard case .success(let read) = file.outcome else { return nil }
        var source = read.source
        source.path = expansion.inStudy(source.path)
        return source
      },
      results: results,
      comparison: StudyComparison(
        of: compared, specimens: specimens, binders: manifest.binders, options: options),
      againstControls: StudyComparison.againstControls(
        of: compared, specimens: specimens, binders: manifest.binders, options: options),
      failures: failures,
      leftOut: plan.leftOut.map { .init(what: expansion.inStudy($0.what), reason: $0.reason) },
      unused: foresight.unused, notes: planning.notes + foresight.warnings)
  }
}
