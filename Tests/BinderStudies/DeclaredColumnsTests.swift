import AnalysisFindings
import BinderComparison
import BinderStudies
import InstrumentFiles
import InstrumentMeasurements
import InterphaseTestSupport
import Testing

@Suite struct DeclaredColumnsTests {
  static let samples = "samples: [{binder: P, files: a.csv}]\n"

  func problems(_ columns: String) -> [InputProblem] {
    do {
      _ = try StudyManifest(text: "study: A\n\(Self.samples)columns:\n\(columns)", file: "study.yaml")
      return []
    } catch {
      return error.problems
    }
  }

  func declaration(_ columns: String) throws -> ColumnDeclaration {
    let text = "study: A\n\(Self.samples)columns:\n\(columns)"
    return try #require(try StudyManifest(text: text, file: "study.yaml").columns.first).declaration
  }

  @Test func columnsAreNamedByHeaderByNumberOrAsTheRest() throws {
    let declaration = try declaration(
      """
        - files: a.csv
          technique: xps
          delimiter: semicolon
          decimalComma: true
          headerLine: 3
          firstDataLine: 5
          bindingEnergy: "BE [eV]"
          intensity: [2, {column: rest, unit: counts}]
          variable: {column: "4", name: transmission}
          species: C
          transition: 1s
          photonEnergy: 1486.6 eV
          dwellTime: 100 ms
      """)
    var facts = ColumnDeclaration.Facts()
    (facts.species, facts.transition) = ("C", "1s")
    (facts.excitationEnergy, facts.dwellTime) = (1486.6, 0.1)
    #expect(
      declaration
        == ColumnDeclaration(
          technique: .init(rawValue: "xps"),
          columns: [
            .init(.header("BE [eV]"), .bindingEnergy), .init(.number(2), .intensity),
            .init(.remaining, .intensity, unit: "counts"),
            .init(.header("4"), .variable, name: "transmission"),
          ],
          delimiter: .semicolon, hasDecimalComma: true, headerLine: 3, firstDataLine: 5,
          facts: facts))
  }

  @Test func aMistypedColumnKeyIsNamedWithItsLineAndTheNearestWord() throws {
    let problem = try #require(
      problems("  - files: a.csv\n    technique: xps\n    bindingEnergi: E\n    intensity: I\n").first)
    #expect(problem.place == .key("bindingEnergi", line: 6))
    #expect(problem.remedy == "Did you mean “bindingEnergy”?")
  }

  @Test func aColumnOfAnotherTechniqueIsRefused() throws {
    let problem = try #require(
      problems("  - {files: a.csv, technique: sims, sputterTime: t, ion: Ni-, concentration: Ni}\n").first)
    #expect(problem.place == .key("concentration", line: 4))
  }

  @Test(
    arguments: [
      ("technique: xps, intensity: I", "bindingEnergy or kineticEnergy"),
      ("technique: sims, sputterTime: t", "ion"), ("technique: eels, intensity: I", "energyLoss"),
      ("technique: icpms, sampleName: S", "concentration or countRate"),
    ]) func aColumnThatTheTechniqueNeedsIsAskedFor(entry: String, missing: String) throws
  {
    let problem = try #require(problems("  - {files: a.csv, \(entry)}\n").first)
    #expect(problem.code == .missing)
    #expect(problem.expected == "which column is \(missing)")
  }

  @Test func techniqueAndFilesAreNeeded() {
    let found = problems("  - {bindingEnergy: E, intensity: I}\n").map(\.expected)
    #expect(found == ["the technique of the tables", "the files whose columns these are"])
  }

  @Test(arguments: ["0", "-1"]) func columnsAreCountedFromOne(number: String) throws {
    let entry = "  - {files: a.csv, technique: xps, bindingEnergy: \(number), intensity: 2}\n"
    #expect(try #require(problems(entry).first).expected == "a column's number from 1")
  }

  @Test func aBeamEnergyWithoutItsUnitIsNotTakenForElectronvolts() throws {
    let entry = "files: a.csv, technique: eels, energyLoss: 1, intensity: 2"
    #expect(try declaration("  - {\(entry), beamEnergy: 200 keV}\n").facts.beamEnergy == 200)
    let problem = try #require(problems("  - {\(entry), beamEnergy: 200}\n").first)
    #expect(problem.expected == "the energy of a microscope, such as 200 keV")
  }

  @Test func aDeclaredTableIsReadInsteadOfRecognised() async throws {
    let folder = try StudyFolder()
    try folder.write(TableStudy.table([("a", 12), ("b", 30)]), to: "ni.csv")
    let outcome = try await folder.run(
      "study: A\nsamples: [{name: a, binder: P}, {name: b, binder: Q}]\ntables: ni.csv\n" + TableStudy.columns
    )
    #expect(outcome.files.map(\.format) == ["declared-table"])
    let deposits = outcome.results.compactMap { one in
      one.result.findings.first { $0.key.rawValue == "icpms.deposit.Ni" }?.estimate?.value
    }
    // 12 µg/L in 10 mL from 2 cm².
    #expect(deposits == [0.06, 0.15])
  }

  @Test func columnsForNoFileOfTheStudyAreRefused() throws {
    let folder = try StudyFolder()
    try folder.write("x", to: "table.csv")
    let manifest = try folder.manifest(
      """
      study: A
      samples: [{binder: P, files: table.csv}]
      columns:
        - {files: tabel.csv, technique: sims, sputterTime: t, ion: Ni-}
      """)
    let problem = try #require(StudyPlan(manifest).problems.first)
    #expect(problem.place == .key("columns", line: 4))
    #expect(problem.remedy == "Did you mean “table.csv”?")
  }

  @Test(
    arguments: [
      ("xps, bindingEnergy: I, intensity: E", "E,I\n290,5\n289,9\n288,7\n287,7\n"),
      ("sims, sputterTime: Ni-, ion: t", "t,Ni-\n0,5\n1,9\n2,7\n3,7\n"),
      ("icpms, sampleName: Ni, concentration: Sample", "Sample,Ni\ncell 1,5\ncell 2,9\n"),
    ]) func swappedColumnsAreNoticed(entry: String, table: String) async throws
  {
    let folder = try StudyFolder()
    try folder.write(table, to: "a.csv")
    let outcome = try await folder.run(
      "study: A\nsamples: [{name: cell 1, binder: P, files: a.csv}]\ntechniques: [xps, sims, icpms]\n"
        + "columns: [{files: a.csv, technique: \(entry)}]\n")
    #expect(outcome.failures.count == 1)
    #expect(outcome.results.isEmpty)
  }
}
