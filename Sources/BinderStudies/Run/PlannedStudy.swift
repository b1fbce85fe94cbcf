public import AnalysisFindings
import BinderComparison
import InstrumentFiles
import InstrumentMeasurements

/// A study whose work is known and not done yet: its units, each with its identity.
///
/// Units share nothing: any of them may be done by another process or on another machine that sees the same files and the same
/// results folder.
public struct PlannedStudy: Sendable {
  /// What is studied.
  public let manifest: StudyManifest
  let plan: StudyPlan
  let reading: StudyReading
  let foresight: StudyForesight

  /// One piece of work.
  public struct Unit: Sendable, Hashable {
    /// What it is: a hash of contents, the parts of them, the options in force and the engine.
    public var identity: String
    /// The name of the specimen.
    public var sample: String
    /// The technique.
    public var technique: Technique
    /// The files whose measurements are analysed, as the manifest names them.
    public var files: [String]
  }

  /// The units in the manifest's order of samples, techniques in the order of the report.
  public var units: [Unit] {
    let expansion = FilePatternExpansion(manifest)
    return reading.planning.units.map { unit in
      Unit(
        identity: unit.identity, sample: unit.sample.name, technique: unit.technique.code,
        files: unit.files.map { expansion.inStudy($0.path) })
    }
  }

  /// What was seen of the files, for a next planning.
  public var seen: KnownOutlines { reading.seen }

  /// What could not be planned, and what the manifest names and no analysis uses.
  public var problems: [InputProblem] { reading.problems + reading.planning.failures }

  /// The outcome, from what became of each unit.
  ///
  /// Its paths begin in the manifest's folder, so that results do not depend on where the study lies.
  func outcome(_ shelf: ResultShelf, _ worker: UnitWorker) -> StudyOutcome {
    let (outcomes, isReduced) = shelf.contents
    let expansion = FilePatternExpansion(manifest)
    var failures = problems
    var results: [SpecimenResult] = []
    for outcome in outcomes {
      switch outcome {
      case .done(let result): results.append(result)
      case .failed(let problem): failures.append(problem)
      }
    }
    for index in failures.indices { failures[index].file = expansion.inStudy(failures[index].file) }
    var manifest = manifest
    manifest.file = PathParts.name(of: manifest.file)
    let specimens = manifest.samples.map(\.specimen)
    let compared = results.map(manifest.compared)
    let options = manifest.comparisonOptions
    return StudyOutcome(
      manifest: manifest,
      files: reading.files.compactMap { file in
        guard var source = file.outline?.source else { return nil }
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
      unused: foresight.unused,
      notes: reading.planning.notes + foresight.warnings + Self.kernelNotes(results),
      whole: isReduced ? whole(worker) : nil)
  }

  /// What gives a reduced result with all that its unit holds.
  private func whole(_ worker: UnitWorker) -> StudyOutcome.Whole {
    // A specimen may have several units of one technique, and two specimens one unit: both tell a unit.
    let units = Dictionary(
      reading.planning.units.map { ([$0.identity, $0.sample.name], $0) },
      uniquingKeysWith: { first, _ in first })
    return { result throws(InputProblem) in
      guard let unit = units[[result.identity, result.specimen.name]], let stored = try worker.stored(unit)
      else {
        throw InputProblem(
          .missing, file: result.specimen.name,
          expected: "the unit \(result.identity.prefix(12))… as it was stored",
          found: "none", remedy: "Let nobody else change the results folder, and run the study again.")
      }
      return stored
    }
  }

  /// A warning where units were done by machines of different kinds.
  private static func kernelNotes(_ results: [SpecimenResult]) -> [String] {
    let levels = Set(results.compactMap(\.result.provenance.kernels)).sorted()
    guard levels.count > 1 else { return [] }
    return [
      "Units were computed with different kernels (\(levels.joined(separator: ", "))): their last digits may differ from "
        + "those of one machine. INTERPHASE_KERNELS forces one level."
    ]
  }
}
