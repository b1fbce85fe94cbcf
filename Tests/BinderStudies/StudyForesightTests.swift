import AnalysisFindings
import BinderStudies
import Foundation
import InstrumentFiles
import InterphaseTestSupport
import Testing

/// What `check` says and `run` heeds before anything is analysed.
@Suite struct StudyForesightTests {
  static let manifest = """
    study: A
    binders: [P, Q]
    samples:
      - {name: P-1, binder: P, files: [p1.csv]}
      - {name: P-2, binder: P, files: [p2.csv]}
      - {name: Q-1, binder: Q, files: [q1.csv]}
      - {name: Q-2, binder: Q, files: [q2.csv]}
    tables: [ni.csv]
    columns:
      - {files: ni.csv, technique: icpms, sampleName: Sample, concentration: {column: Ni, unit: µg/L}}
      - {files: "??.csv", technique: sims, sputterTime: t, ion: [PO2-, Ni-]}
    sims: {sputterRate: 0.2 nm/s}
    icpms: {area: 2 cm², volume: 10 mL, elements: [Ni]}

    """

  static func profile(_ cell: Int) -> String {
    "t,PO2-,Ni-\n"
      + (0..<30).map { "\($0),\(100 + cell + 10 * max(0, 12 - abs($0 - 12))),\(5 * $0 + cell)\n" }.joined()
  }

  private func folder() throws -> StudyFolder {
    let folder = try StudyFolder()
    for (cell, name) in ["p1", "p2", "q1", "q2"].enumerated() {
      try folder.write(Self.profile(cell), to: "\(name).csv")
    }
    try folder.write("Sample,Ni\nP-1,10\nP-2,11\nQ-1,5\nQ-2,6\n", to: "ni.csv")
    return folder
  }

  private func foresight(
    _ folder: StudyFolder, _ manifest: String = StudyForesightTests.manifest
  ) async throws -> StudyForesight {
    let study = try folder.manifest(manifest)
    let plan = StudyPlan(study)
    #expect(plan.problems.isEmpty)
    return StudyForesight(study, await StudyReading(study, plan, registry: .builtIn, threads: 2))
  }

  @Test func aSoundStudyGivesNoAlarm() async throws {
    let foresight = try await foresight(try folder())
    #expect(foresight.problems.isEmpty)
    #expect(foresight.unused.isEmpty)
    #expect(foresight.warnings.isEmpty)
  }

  @Test func anIonThatNoProfileHasIsNamedWithTheNearest() async throws {
    let text = Self.manifest.replacing("sims: {", with: "sims: {interphaseIon: PO3-, ")
    let problem = try #require(try await foresight(try folder(), text).problems.first)
    #expect(problem.place == .key("sims interphaseIon", line: 12))
    #expect(problem.remedy == "Did you mean “PO2-”?")
  }

  @Test func anIonThatOneOfTheProfilesHasIsNoSlip() async throws {
    let folder = try folder()
    try folder.write(Self.profile(9).replacing("PO2-", with: "PO3-"), to: "q2.csv")
    let text = Self.manifest.replacing("sims: {", with: "sims: {nearSurfaceIons: [PO2-, PO3-], ")
      .replacing(
        "technique: sims, sputterTime: t, ion: [PO2-, Ni-]",
        with: "technique: sims, sputterTime: t, ion: rest")
    #expect(try await foresight(folder, text).problems.isEmpty)
  }

  @Test func defaultsThatAFileLacksAreNoSlipOfThePen() async throws {
    let folder = try folder()
    for name in ["p1", "p2", "q1", "q2"] {
      try folder.write(try folder.text("\(name).csv").replacing("PO2-", with: "PO4-"), to: "\(name).csv")
    }
    let text = Self.manifest.replacing("[PO2-, Ni-]", with: "rest")
    #expect(try await foresight(folder, text).problems.isEmpty)
  }

  @Test func oneContentForTwoSpecimensIsRefusedUnderAnyName() async throws {
    let folder = try folder()
    try folder.write(Self.profile(0), to: "q1.csv")
    let problem = try #require(try await foresight(folder).problems.first)
    #expect(problem.place == .key("files", line: 6))
    #expect(problem.found == "“p1.csv” and “q1.csv”, which have the same bytes, for P-1 and Q-1")
  }

  @Test func oneElectrodeMayBeTheControlOfTwoBinders() async throws {
    let folder = try folder()
    try folder.write(Self.profile(7), to: "c0.csv")
    let controls = ["P", "Q"].map {
      "  - {name: \($0)-0, binder: \($0), role: control, files: [c0.csv]}\n"
    }.joined()
    let text = Self.manifest.replacing("tables:", with: controls + "tables:")
    #expect(try await foresight(folder, text).problems.isEmpty)
  }

  @Test func aFileThatTwoPatternsNameIsNamedTwice() async throws {
    let text = Self.manifest.replacing("[p1.csv]", with: "[p1.csv, \"p1*\"]")
    let problem = try #require(try await foresight(try folder(), text).problems.first)
    #expect(problem.remedy == "Name it once.")
  }

  @Test func aRowThatNoTableHasIsNamedWithTheNearest() async throws {
    let text = Self.manifest.replacing("name: P-1,", with: "name: P-1, rows: [P_1],")
    let problem = try #require(try await foresight(try folder(), text).problems.first)
    #expect(problem.place == .key("rows", line: 4))
    #expect(problem.remedy == "Did you mean “P-1”?")
  }

  @Test func aTableOfWhichNothingIsUsedIsSaidWithItsRows() async throws {
    let folder = try folder()
    try folder.write("Sample,Ni\na,10\nb,11\n", to: "ni.csv")
    let unused = try await foresight(folder).unused
    #expect(unused.count == 1)
    #expect(unused.first?.hasPrefix("ni.csv: none of its rows belongs to a sample; they are a, b.") == true)
  }

  @Test func aTechniqueThatNoFileHoldsIsSaid() async throws {
    let unused = try await foresight(try folder(), Self.manifest + "techniques: [sims, eels]\n").unused
    #expect(unused == ["techniques: eels is asked for, and no file of the study holds EELS."])
  }

  @Test func aBinderOfOneSampleIsAWarning() async throws {
    let text = Self.manifest.replacing("  - {name: Q-2, binder: Q, files: [q2.csv]}\n", with: "")
    let foresight = try await foresight(try folder(), text)
    #expect(foresight.warnings == ["Q has one sample: differences from it cannot be tested."])
    #expect(foresight.unused.isEmpty)
  }

  @Test func whatIsNotUsedStandsInTheReportAndMakesTheRunPartial() async throws {
    let folder = try folder()
    try folder.write("Sample,Ni\na,10\nb,11\n", to: "ni.csv")
    let outcome = try await folder.run(Self.manifest)
    #expect(outcome.isPartial)
    try outcome.write(to: folder.path + "/results")
    let report = try folder.text("results/report.html")
    let problems = try #require(report.range(of: "Not everything could be done"))
    let answer = try #require(report.range(of: "The answer</h2>"))
    let table = try #require(report.range(of: "none of its rows belongs to a sample"))
    #expect(problems.lowerBound < table.lowerBound && table.lowerBound < answer.lowerBound)
    #expect(try folder.text("results/run.json").contains("none of its rows belongs to a sample"))
  }
}
