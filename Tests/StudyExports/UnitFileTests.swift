import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import InterphaseTestSupport
import StudyExports
import Testing

@Suite struct UnitFileTests {
  /// A volume whose single column has exactly 1 MiB, beside a short curve.
  static let study: RecordedStudy = {
    let grid = Curve.Grid(columns: 64, rows: 32, layers: 64, pixelSize: 500, depth: 32)
    let counts = (0..<131_072).map { Double($0 % 7) - 0.5 }
    let short = Curve(
      name: "short", title: "", kind: Curve.Kind(rawValue: "t"),
      columns: [Curve.Column(name: "x", unit: "s", role: .abscissa, values: [1, 2])])
    let result = SpecimenResult(
      of: StudySample(name: "P-1", binder: "P"), technique: "sims",
      curves: [short, .ionVolumes([("Ni-", counts)], on: grid)])
    return RecordedStudy(title: "A", binders: ["P"], results: [result])
  }()

  @Test func aLargeArrayIsCommittedBeforeTheUnitThatNamesIt() throws {
    let files = try StoredFiles(Self.study)
    #expect(files.paths == ["arrays/recorded-1-1.npy", "units/recorded-1.json", "comparison.json"])
    #expect(files.bytes["arrays/recorded-1-1.npy"]?.count == 128 + (1 << 20))
    #expect((files.bytes["units/recorded-1.json"]?.count ?? .max) < 4000)
    #expect(try Bits.text(of: files.study()) == Bits.text(of: Self.study))
  }

  @Test func theUnitSaysWhatRunsAlongTheAxesOfAnArray() throws {
    let files = try StoredFiles(Self.study)
    let unit = String(decoding: files.bytes["units/recorded-1.json"] ?? [], as: UTF8.self)
    #expect(
      unit.contains(
        #""axes":[{"count":64,"name":"layer","step":0.5,"unit":"nm"},{"count":32,"name":"row","step":500,"unit":"nm"},"#
          + #"{"count":64,"name":"column","step":500,"unit":"nm"}]"#))
    let array = String(
      decoding: (files.bytes["arrays/recorded-1-1.npy"] ?? []).prefix(128).dropFirst(10), as: UTF8.self)
    #expect(array.contains("'descr': '<f8', 'fortran_order': False, 'shape': (64, 32, 64)"))
  }

  @Test func whatIsShorterStandsInTheUnit() throws {
    var study = Self.study
    study.results[0].result.curves.removeLast()
    #expect(try StoredFiles(study).paths == ["units/recorded-1.json", "comparison.json"])
  }

  @Test func columnsOfDifferentLengthsAreNeitherWrittenNorRead() throws {
    var study = Self.study
    study.results[0].result.curves[0].columns.append(
      Curve.Column(name: "y", unit: "1", role: .measured, values: [1]))
    #expect(throws: InputProblem.self) { try StoredFiles(study) }
    let files = try StoredFiles(Self.study)
    files.change(
      "units/recorded-1.json", #""uncertainties":[],"unit":"s""#, #""uncertainties":[1],"unit":"s""#)
    #expect(throws: InputProblem.self) { try files.study() }
  }

  @Test(arguments: [
    ("\"curve\":1", "\"curve\":2"), ("\"column\":0", "\"column\":-1"), ("\"count\":32", "\"count\":-32"),
    ("\"count\":32", "\"count\":9223372036854775807"), ("\"count\":32", "\"count\":31"),
  ])
  func anArrayThatDoesNotFitIsNamed(was: String, became: String) throws {
    let files = try StoredFiles(Self.study)
    files.change("units/recorded-1.json", was, became)
    #expect(throws: InputProblem.self) { try files.study() }
  }

  @Test func aTruncatedArrayIsNamed() throws {
    let files = try StoredFiles(Self.study)
    files.bytes["arrays/recorded-1-1.npy"]?.removeLast()
    let problem = try #require(throws: InputProblem.self) { try files.study() }
    #expect(problem.code == .truncated)
    #expect(problem.file == "results/arrays/recorded-1-1.npy")
  }
}
