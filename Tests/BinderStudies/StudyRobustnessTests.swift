import AnalysisFindings
import BinderComparison
import BinderStudies
import Foundation
import InstrumentMeasurements
import InterphaseTestSupport
import StudyExports
import Synchronization
import Testing

/// Verdicts are given once more under each choice of an analysis, with units that are stored like all others.
@Suite struct StudyRobustnessTests {
  /// A technique whose result is the sum of a channel above a threshold.
  final class Summing: Sendable {
    let analyses = Mutex(0)

    struct Options: Codable, Hashable, Sendable { var threshold = 0 }

    var technique: StudyTechnique {
      StudyTechnique(
        TechniqueDefinition(
          Technique(rawValue: "sum"), title: "sums", engine: 1, defaults: Options(),
          keys: [OptionKey("threshold", \.threshold, .integer(in: 0...100), example: "2", "A threshold.")],
          claims: { $0.kind == .sputterDepthProfile },
          choices: [
            AnalysisChoice("above 50", [("threshold", "50")]),
            AnalysisChoice("as it is", [("threshold", "0")]),
            AnalysisChoice("no counts", refusedBecause: "there is nothing to see then"),
          ]
        ) { input throws(InputProblem) in
          let profile = try input.measurements(as: SputterDepthProfile.self)[0]
          self.analyses.withLock { $0 += 1 }
          let counts = profile.channels[1].intensities.filter { $0 > Double(input.options.threshold) }
          return AnalysisResult(
            technique: "sum", sample: input.sample.name,
            findings: [
              Finding(
                key: Finding.Key(rawValue: "sum.counts"), title: "sum",
                outcome: .estimate(
                  Estimate(value: counts.reduce(0, +), unit: "counts", standardUncertainty: 1)),
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

    /// How many analyses there were since this was last asked.
    func count() -> Int {
      analyses.withLock { count in
        defer { count = 0 }
        return count
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

  let summing = Summing()
  let folder: StudyFolder

  /// Q has more counts, all of them small.
  init() throws {
    folder = try StudyFolder()
    for (name, small, large) in [("p1", 1, 60), ("p2", 2, 61), ("q1", 41, 60), ("q2", 42, 61)] {
      try folder.write("t,PO2-,Ni-\n0,1,\(small)\n1,2,\(large)\n2,3,0\n", to: "\(name).csv")
    }
  }

  func study(_ text: String = manifest) throws -> BinderStudy {
    try folder.write(text, to: "study.yaml")
    let known = StudyTechnique.builtIn + [summing.technique]
    return BinderStudy(try StudyManifest(path: folder.path + "/study.yaml", techniques: known), threads: 2)
  }

  @discardableResult func run(_ text: String = manifest) async throws -> StudyOutcome {
    let results = try ResultFolder(path: folder.path + "/results")
    defer { results.release() }
    let outcome = try await study(text).run(in: results)
    try outcome.write(to: results)
    return outcome
  }

  @Test func aDifferenceThatExistsByOneChoiceOnlyIsFound() async throws {
    let verdict = try #require(try await run().comparison.verdicts.first)
    #expect(verdict.verdict == .higher)
    #expect(verdict.robustness?.turns == ["above 50 (not resolved)"])
  }

  @Test func whatIsNoOtherChoiceOrNotAdmissibleIsNotAsked() async throws {
    let comparison = try await run().comparison
    #expect(comparison.consideredChoices?.map(\.title) == ["above 50", "no counts"])
    #expect(comparison.consideredChoices?.map { $0.refusal != nil } == [false, true])
  }

  @Test func aSecondRunDoesNoUnitAgainAndGivesTheSameBytes() async throws {
    try await run()
    #expect(summing.count() == 8)
    let first = try folder.files(below: "results")
    try await run()
    #expect(summing.count() == 0)
    let second = try folder.files(below: "results")
    #expect(second == first)
  }

  @Test func unitsUnderAChoiceKeepNoMoreThanWhatIsCompared() async throws {
    try await run()
    let units = try folder.files(below: "results").filter { $0.key.hasPrefix("units/") }
    #expect(units.count == 8)
    let recorded = try RecordedStudy(folder: folder.path + "/results")
    #expect(recorded.results.count == 4)
    // Chosen by the manifest they are whole again.
    let outcome = try await run(Self.manifest + "sum: {threshold: 50}\n")
    #expect(outcome.results.allSatisfy { !$0.result.curves.isEmpty })
  }

  @Test func aKeyOfTheManifestLeavesItAll() async throws {
    let outcome = try await run(Self.manifest + "comparison: {robustness: off}\n")
    #expect(summing.count() == 4)
    #expect(outcome.comparison.verdicts.first?.robustness == nil)
    #expect(outcome.comparison.consideredChoices == nil)
  }

  @Test func sharedWorkDoesUnitsUnderChoicesToo() async throws {
    let study = try study()
    let planned = try await study.planned()
    #expect(planned.units.count == 8)
    let shared = try SharedFolder(path: folder.path + "/results")
    _ = try await study.work(Set(planned.units.map(\.identity)), of: planned, in: shared)
    shared.release()
    #expect(summing.count() == 8)
    let results = try ResultFolder(path: folder.path + "/results")
    defer { results.release() }
    let outcome = try await study.gather(in: results)
    #expect(summing.count() == 0)
    #expect(outcome.comparison.verdicts.first?.robustness?.turns == ["above 50 (not resolved)"])
  }

  @Test func aChoiceWhoseUnitsAreNotDoneIsSaidToBeLeftOut() async throws {
    let study = try study()
    let planned = try await study.planned()
    let shared = try SharedFolder(path: folder.path + "/results")
    _ = try await study.work(Set(planned.units.prefix(6).map(\.identity)), of: planned, in: shared)
    shared.release()
    let results = try ResultFolder(path: folder.path + "/results")
    defer { results.release() }
    let outcome = try await study.gather(in: results)
    #expect(outcome.failures.isEmpty)
    #expect(
      outcome.notes.contains { $0.contains("above 50: verdicts were not held against it, for 2 of its 4") })
  }

  @Test(arguments: StudyTechnique.builtIn.map(\.code))
  func everyChoiceIsOneThatAManifestCanMake(technique: Technique) throws {
    let choices = try #require(StudyTechnique.builtIn.first { $0.code == technique }?.choices)
    let usual = try options(technique, "")
    for choice in choices where choice.refusal == nil {
      let lines = choice.options.map { option in
        let parts = option.key.split(separator: ".")
        return parts.count == 1
          ? "\(option.key): \(option.text)" : "\(parts[0]): {\(parts[1]): \(option.text)}"
      }
      let other = try options(technique, "{\(lines.joined(separator: ", "))}")
      #expect(other != usual, "\(choice.title)")
    }
  }

  private func options(_ technique: Technique, _ section: String) throws -> [AnalysisResult.Option] {
    let text = "study: A\nbinders: [P]\nsamples: [{name: P-1, binder: P, files: [p1.csv]}]\n"
    try folder.write(text + (section.isEmpty ? "" : "\(technique.rawValue): \(section)\n"), to: "c.yaml")
    return try StudyManifest(path: folder.path + "/c.yaml").options(of: technique)
  }
}
