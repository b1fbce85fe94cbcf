import Foundation
import Interphase
import MeasuringHarness

/// `validate studies`: whole studies held against what is true of them.
enum StudyValidation {
  static let area = MeasuredArea("studies", measure: rows)

  private static let studies = ["study-a", "study-b", "study-c", "study-d"]

  /// How many further seeds the coverage is measured over.
  static let seedCount = seeds(usually: 20)

  /// The number of simulated studies: the usual one, or what `INTERPHASE_STUDY_SEEDS` says where time is short.
  static func seeds(usually count: Int) -> Int {
    ProcessInfo.processInfo.environment["INTERPHASE_STUDY_SEEDS"].flatMap(Int.init).map { max($0, 1) }
      ?? count
  }

  @Sendable private static func rows(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let sample = context.root.appendingPathComponent("SampleData")
    guard FileManager.default.fileExists(atPath: sample.path) else { throw InputAbsent("SampleData") }
    var coverage = StudyCoverage()
    var outcomes: [StudyOutcome] = []
    for study in studies {
      let folder = sample.appendingPathComponent(study)
      let outcome = try outcome(of: folder.appendingPathComponent("study.yaml"))
      coverage.add(outcome, try StudyTruth.read(folder))
      outcomes.append(outcome)
    }
    explain(coverage)
    var rows = try ArchitectureValidation.rows(context.root)
    rows += [
      row("sample.truth.inside", coverage.share, "share", coverage.checked, .atLeast(0.9)),
      row("sample.truth.outside999", Double(coverage.outside999), "values", coverage.checked, .equal(0)),
      row("sample.truth.missing", Double(coverage.missing.count), "values", coverage.checked, .equal(0)),
      row(
        "sample.rankings.equal", Double(coverage.rankingsEqual) / Double(max(coverage.rankings, 1)), "share",
        coverage.rankings, .equal(1)),
    ]
    rows.append(try unreachableOptions())
    rows.append(try ExtensionValidation.row())
    rows += try CheckValidation.rows()
    rows.append(try RoundTripValidation.row(outcomes, seed: context.seed))
    rows += try BatchValidation.rows(sample)
    rows += try seedRows(context)
    return rows
  }

  /// How many leaves of the techniques' options no key of a manifest reaches.
  private static func unreachableOptions() throws -> MeasuredRow {
    var leaves: [String] = []
    for technique in StudyTechnique.builtIn {
      leaves += try technique.unreachableOptions().map { "\(technique.code.rawValue) \($0)" }
    }
    for leaf in leaves { note("no key reaches \(leaf)") }
    return row("options.unreachable", Double(leaves.count), "leaves", StudyTechnique.builtIn.count, .equal(0))
  }

  /// Says on standard error which true values and rankings were not met, so that a miss can be looked into.
  private static func explain(_ coverage: StudyCoverage) {
    for line in coverage.missing.prefix(20) { note("no finding for \(line)") }
    for line in coverage.rankingsDifferent { note("ranking not repeated: \(line)") }
  }

  /// Coverage over further seeds of the simulator, whose intervals must hold the truth at their stated rate.
  private static func seedRows(_ context: MeasuringContext) throws -> [MeasuredRow] {
    var coverage = StudyCoverage()
    try forEachSimulatedStudy(context, studies, seeds: seedCount) { outcome, truth, _ in
      coverage.add(outcome, truth)
    }
    return [
      row("seeds.truth.inside", coverage.share, "share", coverage.checked, .within(0.9, 0.995)),
      row(
        "seeds.truth.outside999", Double(coverage.outside999) / Double(max(coverage.checked, 1)), "share",
        coverage.checked, .atMost(0.005)),
      row(
        "seeds.rankings.equal", Double(coverage.rankingsEqual) / Double(max(coverage.rankings, 1)), "share",
        coverage.rankings, nil),
    ]
  }

  /// Simulates studies, A and B unless others are named, anew for each seed after that of the run, and runs them.
  static func forEachSimulatedStudy(
    _ context: MeasuringContext, _ studies: [String] = ["study-a", "study-b"], seeds: Int,
    _ use: (StudyOutcome, StudyTruth, String) -> Void
  ) throws {
    let sample = context.root.appendingPathComponent("SampleData")
    guard FileManager.default.fileExists(atPath: sample.path) else { throw InputAbsent("SampleData") }
    guard let simulator = ProcessInfo.processInfo.environment["INTERPHASE_SIMULATOR"] else {
      throw InputAbsent("the simulator (tools/validate builds it)")
    }
    for seed in 1...UInt64(seeds) {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "interphase-seed-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      try run(simulator, [folder.path, "--seed", String(context.seed &+ seed)])
      for study in studies {
        let target = folder.appendingPathComponent(study)
        let manifest = target.appendingPathComponent("study.yaml")
        try FileManager.default.copyItem(
          at: sample.appendingPathComponent(study).appendingPathComponent("study.yaml"), to: manifest)
        use(try outcome(of: manifest), try StudyTruth.read(target), study)
      }
    }
  }

  /// The outcome of a manifest, without the verdicts under other choices.
  static func outcome(of manifest: URL) throws -> StudyOutcome {
    var manifest = try StudyManifest(path: manifest.path)
    manifest.isRobustnessAsked = false
    let study = BinderStudy(manifest)
    return try Waiting.wait { try await study.run() }
  }

  static func row(
    _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal?
  ) -> MeasuredRow {
    MeasuredRow(area: "studies", id: id, value: value, unit: unit, n: n, goal: goal)
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw InputAbsent("a working simulator") }
  }

  static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
