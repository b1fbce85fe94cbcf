public import AnalysisFindings
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
  /// Whether what was seen of the files is kept in the results folder, for a next planning.
  public var fileMemory = FileMemory.none
  /// How many bytes of files are kept as measurements between planning and work.
  package var keptBytes = StudyFiles.keptBytes
  /// How many bytes of results are held whole where units are stored.
  package var heldBytes = ResultShelf.byteLimit

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
  public func run() async throws -> StudyOutcome { try await run(planned(), storing: nil) }

  /// Reads, analyses and compares everything that the manifest names; what an earlier run in the folder has done and nothing
  /// has changed is not done again, and what is done now is there for a next run, however this one ends.
  ///
  /// - Parameter folder: The folder that the outcome will be written to.
  /// - Throws: as ``run()``, and an `InputProblem` if units cannot be stored.
  public func run(in folder: ResultFolder) async throws -> StudyOutcome {
    try await run(planned(remembering: folder), storing: folder.units)
  }

  /// Plans the work with what is remembered of the files in a results folder, and remembers what was seen of them now.
  private func planned(remembering folder: ResultFolder) async throws -> PlannedStudy {
    let known = fileMemory == .trusted ? KnownOutlines(in: folder.path, registry) : nil
    let planned = try await planned(knowing: known)
    if fileMemory != .none, !planned.units.isEmpty { folder.seenFiles = planned.seen }
    return planned
  }

  private func run(_ planned: PlannedStudy, storing store: UnitStore?) async throws -> StudyOutcome {
    let units = planned.reading.planning.units
    say(units, store)
    try sayWhy(units, store)
    let worker = planned.worker(store)
    let shelf = ResultShelf(
      manifest, count: units.count, holding: store == nil ? nil : heldBytes)
    _ = try await ParallelMap.map(units.indices, threads: threads) { place throws(InputProblem) in
      shelf.put(try worker.outcome(of: units[place]), at: place)
    }
    try Task.checkCancellation()
    logger.info("Comparing binders")
    var outcome = planned.outcome(shelf, worker)
    try await hold(&outcome, of: planned, store: store) { unit throws(InputProblem) in
      try worker.outcome(of: unit)
    }
    return outcome
  }

  /// Says how much is to be done.
  private func say(_ units: [StudyUnit], _ store: UnitStore?) {
    let known = units.count { store?.holds($0.identity) ?? false }
    func count(_ number: Int) -> String { "\(number) \(number == 1 ? "measurement" : "measurements")" }
    logger.info(
      known == 0
        ? "Analysing \(count(units.count))"
        : "Analysing \(count(units.count - known)); \(count(known)) \(known == 1 ? "has" : "have") not changed since an earlier run"
    )
  }

  /// Says of the first few units that are done again what has changed since an earlier run.
  private func sayWhy(_ units: [StudyUnit], _ store: UnitStore?) throws(InputProblem) {
    let new = units.filter { store?.holds($0.identity) == false }
    guard new.count < units.count, let record = try store?.earlierRecord() else { return }
    let reasons = ReworkReasons(record)
    let expansion = FilePatternExpansion(manifest)
    for unit in new.prefix(10) {
      if let reason = try reasons.reason(unit, in: expansion) { logger.info("Again: \(reason)") }
    }
    if new.count > 10 { logger.info("… and \(new.count - 10) more") }
  }

  /// Looks at everything that the manifest names, and says what is to be done.
  ///
  /// - Parameters:
  ///   - samples: The names of the samples that are planned; `nil` for all.
  ///   - known: What was seen of the files before; those that are as they were are not read.
  /// - Throws: `ManifestProblems` if the manifest names what is not there, `CancellationError` if the task was cancelled.
  public func planned(
    samples: Set<String>? = nil, knowing known: KnownOutlines? = nil
  ) async throws -> PlannedStudy {
    let plan = StudyPlan(manifest)
    guard plan.problems.isEmpty else { throw ManifestProblems(plan.problems) }
    logger.info("Reading \(plan.entries.count) \(plan.entries.count == 1 ? "file" : "files")")
    let reading = await StudyReading(
      manifest, plan, registry: registry, threads: threads, keeping: keptBytes, samples: samples,
      knowing: known)
    for note in reading.notes { logger.warning("\(note)") }
    try Task.checkCancellation()
    let foresight = StudyForesight(manifest, reading)
    guard foresight.problems.isEmpty || samples != nil else { throw ManifestProblems(foresight.problems) }
    if samples == nil {
      for line in foresight.unused { logger.error("\(line)") }
      for line in foresight.warnings { logger.warning("\(line)") }
    }
    let robustness = try RobustnessPlan(
      manifest, reading.planning.units, isOfAllSamples: samples == nil)
    return PlannedStudy(
      manifest: manifest, plan: plan, reading: reading, foresight: foresight, robustness: robustness)
  }

  /// Does some units of a planned study and stores them in a folder that other processes may fill at the same time.
  ///
  /// - Parameters:
  ///   - identities: The identities of the units; those that are stored already are not done again.
  ///   - planned: The study's plan.
  ///   - folder: The folder.
  /// - Returns: the problems of the units that could not be analysed, which are stored as well.
  /// - Throws: an `InputProblem` if a unit cannot be stored, `CancellationError` if the task was cancelled.
  public func work(
    _ identities: Set<String>, of planned: PlannedStudy, in folder: SharedFolder
  ) async throws -> [InputProblem] {
    let worker = planned.worker(folder.units)
    let units = planned.allUnits.filter { identities.contains($0.identity) }
    say(units, folder.units)
    let problems = try await ParallelMap.map(units, threads: threads) {
      unit throws(InputProblem) -> InputProblem? in
      guard case .failed(let problem) = try worker.outcome(of: unit) else { return nil }
      try folder.units.save(problem, of: unit.identity)
      return problem
    }
    try Task.checkCancellation()
    return problems.compactMap { $0 }
  }

  /// The outcome of the units that are stored in a folder; those that are missing are named among its failures.
  ///
  /// - Throws: as ``run()``, and an `InputProblem` if a unit cannot be read.
  public func gather(in folder: ResultFolder) async throws -> StudyOutcome {
    let planned = try await planned(remembering: folder)
    let worker = planned.worker(folder.units)
    let units = planned.reading.planning.units
    logger.info("Gathering \(units.count) \(units.count == 1 ? "measurement" : "measurements")")
    let shelf = ResultShelf(manifest, count: units.count, holding: heldBytes)
    _ = try await ParallelMap.map(units.indices, threads: threads) { place throws(InputProblem) in
      shelf.put(try worker.gathered(units[place]), at: place)
    }
    try Task.checkCancellation()
    var outcome = planned.outcome(shelf, worker)
    try await hold(&outcome, of: planned, store: folder.units) { unit throws(InputProblem) in
      try worker.gathered(unit)
    }
    return outcome
  }
}

extension PlannedStudy {
  /// Who does the study's units.
  func worker(_ store: UnitStore?) -> UnitWorker {
    UnitWorker(sources: reading.sources, store: store, expansion: FilePatternExpansion(manifest))
  }
}
