import AnalysisFindings
import BinderComparison
import BinderStudies
import Foundation
import InstrumentMeasurements
import InterphaseTestSupport
import Logging
import Synchronization
import Testing

/// What was done once is not done again, and what has changed is.
@Suite struct UnitReuseTests {
  /// A technique that counts its analyses: its result is the sum of the second channel, times a factor.
  final class Counting: Sendable {
    let samples = Mutex<[String]>([])

    struct Options: Codable, Hashable, Sendable { var factor = 1 }

    var technique: StudyTechnique {
      StudyTechnique(
        TechniqueDefinition(
          Technique(rawValue: "sum"), title: "sums", engine: 1, defaults: Options(),
          keys: [
            OptionKey("factor", \.factor, .integer(in: 0...100), example: "2", "A factor.")
          ],
          claims: { $0.kind == .sputterDepthProfile }
        ) { input throws(InputProblem) in
          let profile = try input.measurements(as: SputterDepthProfile.self)[0]
          self.samples.withLock { $0.append(input.sample.name) }
          let sum = profile.channels[1].intensities.reduce(0, +) * Double(input.options.factor)
          guard sum < 1e6 else {
            throw InputProblem(
              .invalidValue, file: profile.source.path, expected: "less", found: "more", remedy: "Less.")
          }
          return AnalysisResult(
            technique: "sum", sample: input.sample.name,
            findings: [
              Finding(
                key: Finding.Key(rawValue: "sum.counts"), title: "sum",
                outcome: .estimate(Estimate(value: sum, unit: "counts", standardUncertainty: 1)),
                method: "sum")
            ],
            curves: [
              Curve(
                name: "counts", title: "counts", kind: Curve.Kind(rawValue: "sum.counts"),
                columns: [
                  Curve.Column(
                    name: "count", unit: "1", role: .measured, values: profile.channels[1].intensities)
                ])
            ],
            provenance: AnalysisResult.Provenance(files: [profile.source], method: "sum", options: []))
        })
    }

    /// The samples that were analysed since this was last asked.
    func analysed() -> [String] {
      samples.withLock { samples in
        defer { samples = [] }
        return samples.sorted()
      }
    }
  }

  static let manifest = """
    study: A
    techniques: [sum]
    figures: []
    binders: [P, Q]
    samples:
      - {name: P-1, binder: P, files: [p1.csv]}
      - {name: P-2, binder: P, files: [p2.csv]}
      - {name: Q-1, binder: Q, files: [q1.csv]}
      - {name: Q-2, binder: Q, files: [q2.csv]}
    columns:
      - {files: "*.csv", technique: sims, sputterTime: t, ion: [PO2-, Ni-]}

    """

  let counting = Counting()
  let folder: StudyFolder

  init() throws {
    folder = try StudyFolder()
    for (cell, name) in ["p1", "p2", "q1", "q2"].enumerated() {
      try folder.write("t,PO2-,Ni-\n0,1,\(cell + 1)\n1,2,5\n2,3,6\n", to: "\(name).csv")
    }
  }

  func study(_ text: String = manifest) throws -> BinderStudy {
    try folder.write(text, to: "study.yaml")
    let known = StudyTechnique.builtIn + [counting.technique]
    return BinderStudy(try StudyManifest(path: folder.path + "/study.yaml", techniques: known), threads: 2)
  }

  @discardableResult func run(_ text: String = manifest, writing: Bool = true) async throws -> StudyOutcome {
    let results = try ResultFolder(path: folder.path + "/results")
    defer { results.release() }
    let outcome = try await study(text).run(in: results)
    if writing { try outcome.write(to: results) }
    return outcome
  }

  @Test func aSecondRunAnalysesNothingAndGivesTheSameBytes() async throws {
    try await run()
    #expect(counting.analysed() == ["P-1", "P-2", "Q-1", "Q-2"])
    let first = try folder.files(below: "results")
    try await run()
    #expect(counting.analysed() == [])
    #expect(try folder.files(below: "results") == first)
  }

  @Test func onlyTheChangedFileIsAnalysedAgain() async throws {
    try await run()
    _ = counting.analysed()
    try folder.write("t,PO2-,Ni-\n0,1,9\n1,2,5\n2,3,6\n", to: "q1.csv")
    let outcome = try await run()
    #expect(counting.analysed() == ["Q-1"])
    let sum = outcome.results.first { $0.specimen.name == "Q-1" }?.result.findings.first?.estimate?.value
    #expect(sum == 20)
  }

  @Test func anOptionOfOneBinderConcernsItsSamplesAlone() async throws {
    try await run()
    _ = counting.analysed()
    try await run(
      Self.manifest.replacing("binders: [P, Q]", with: "binders: [P, {name: Q, sum: {factor: 2}}]"))
    #expect(counting.analysed() == ["Q-1", "Q-2"])
  }

  @Test func namesAndPathsAreNoPartOfWhatAUnitIs() async throws {
    try await run()
    _ = counting.analysed()
    try folder.copy(folder.path + "/p1.csv", to: "renamed.csv")
    let text = Self.manifest.replacing(
      "P-1, binder: P, files: [p1.csv]", with: "P-one, binder: P, files: [renamed.csv]")
    let outcome = try await run(text)
    #expect(counting.analysed() == [])
    let result = try #require(outcome.results.first?.result)
    #expect(result.sample == "P-one")
    #expect(result.provenance.files.map(\.path) == ["renamed.csv"])
  }

  @Test func anInterruptedRunIsContinuedToTheSameBytes() async throws {
    try await run()
    let whole = try folder.files(below: "results")
    try FileManager.default.removeItem(atPath: folder.path + "/results")
    // All units are stored, and nothing was committed.
    try await run(writing: false)
    #expect(folder.names(below: "results").contains { $0.hasPrefix(".interphase-units/") })
    _ = counting.analysed()
    try await run()
    #expect(counting.analysed() == [])
    #expect(try folder.files(below: "results") == whole)
    #expect(!folder.names(below: "results").contains { $0.hasPrefix(".interphase-units") })
  }

  @Test func aStoredUnitThatIsNotAsItWasWrittenIsDoneAgain() async throws {
    try await run(writing: false)
    _ = counting.analysed()
    let store = ".interphase-units/"
    let names = folder.names(below: "results").filter { $0.hasPrefix(store) && $0.hasSuffix(".json") }
    #expect(names.count == 4)
    for name in names.prefix(2) {
      try folder.write(
        try folder.text("results/\(name)").replacing("counts", with: "points"), to: "results/\(name)")
    }
    try await run()
    #expect(counting.analysed().count == 2)
  }

  @Test func aFileThatChangesWhileTheStudyRunsIsNamed() async throws {
    var study = try study()
    // The plan holds the files of a small study; this one is read again for the work.
    study.keptBytes = 0
    let planned = try await study.planned()
    try folder.write("t,PO2-,Ni-\n0,1,9\n1,2,5\n2,3,6\n", to: "q1.csv")
    let shared = try SharedFolder(path: folder.path + "/results")
    let problems = try await study.work(Set(planned.units.map(\.identity)), of: planned, in: shared)
    #expect(
      problems.map(\.expected).allSatisfy { $0.hasPrefix("the file as it was when the study was planned") })
    #expect(problems.count == 1)
  }

  @Test func unitsOfSeveralWorkersAreGatheredToTheBytesOfOneRun() async throws {
    try await run()
    let whole = try folder.files(below: "results")
    try FileManager.default.removeItem(atPath: folder.path + "/results")
    let study = try study()
    let planned = try await study.planned()
    let identities = planned.units.map(\.identity)
    let (one, other) = (
      try SharedFolder(path: folder.path + "/results"), try SharedFolder(path: folder.path + "/results")
    )
    #expect(try await study.work(Set(identities.prefix(2)), of: planned, in: one) == [])
    #expect(try await study.work(Set(identities.suffix(2)), of: planned, in: other) == [])
    #expect(throws: InputProblem.self) { try ResultFolder(path: folder.path + "/results") }
    one.release()
    other.release()
    let results = try ResultFolder(path: folder.path + "/results")
    _ = counting.analysed()
    try await study.gather(in: results).write(to: results)
    results.release()
    #expect(counting.analysed() == [])
    #expect(try folder.files(below: "results") == whole)
  }

  @Test func gatheringNamesWhatIsMissingAndWhatFailed() async throws {
    try folder.write("t,PO2-,Ni-\n0,1,9e9\n1,2,5\n2,3,6\n", to: "q1.csv")
    let study = try study()
    let planned = try await study.planned()
    let asked = planned.units.filter { $0.sample != "P-2" }.map(\.identity)
    let shared = try SharedFolder(path: folder.path + "/results")
    #expect(try await study.work(Set(asked), of: planned, in: shared).map(\.expected) == ["less"])
    shared.release()
    let results = try ResultFolder(path: folder.path + "/results")
    let outcome = try await study.gather(in: results)
    results.release()
    #expect(outcome.results.map(\.specimen.name) == ["P-1", "Q-2"])
    #expect(outcome.failures.map(\.file) == ["p2.csv", "q1.csv"])
    #expect(outcome.failures[0].remedy.contains("interphase work"))
    #expect(outcome.failures[1].expected == "less")
  }

  @Test func everyGatheringSaysAgainWhyAUnitFailed() async throws {
    try folder.write("t,PO2-,Ni-\n0,1,9e9\n1,2,5\n2,3,6\n", to: "q1.csv")
    let study = try study()
    let planned = try await study.planned()
    let shared = try SharedFolder(path: folder.path + "/results")
    _ = try await study.work(Set(planned.units.map(\.identity)), of: planned, in: shared)
    shared.release()
    for _ in 0..<2 {
      let results = try ResultFolder(path: folder.path + "/results")
      let outcome = try await study.gather(in: results)
      try outcome.write(to: results)
      results.release()
      #expect(outcome.failures.map(\.expected) == ["less"])
    }
  }

  @Test func forgettingDoesEverythingAgain() async throws {
    try await run()
    _ = counting.analysed()
    let results = try ResultFolder(path: folder.path + "/results")
    try results.forgetUnits()
    _ = try await study().run(in: results)
    results.release()
    #expect(counting.analysed().count == 4)
  }

  @Test func theReasonForDoingItAgainIsSaid() async throws {
    try await run()
    try folder.write("t,PO2-,Ni-\n0,1,9\n1,2,5\n2,3,6\n", to: "q1.csv")
    let results = try ResultFolder(path: folder.path + "/results")
    var study = try study(Self.manifest.replacing("{name: P-1,", with: "{name: P-1, sum: {factor: 3},"))
    let log = RecordedLog()
    study.logger = Logger(label: "test") { _ in log }
    _ = try await study.run(in: results)
    results.release()
    let again = log.messages.list.withLock { $0 }.filter { $0.hasPrefix("Again: ") }
    #expect(again == ["Again: P-1, sums: factor is 3 instead of 1", "Again: Q-1, sums: q1.csv has changed"])
  }
}

/// A log that keeps its messages.
private struct RecordedLog: LogHandler {
  final class Messages: Sendable { let list = Mutex<[String]>([]) }

  let messages = Messages()
  var logLevel = Logger.Level.info
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) { messages.list.withLock { $0.append(event.message.description) } }
}
