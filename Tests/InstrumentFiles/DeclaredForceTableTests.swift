import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct DeclaredForceTableTests {
  typealias Column = ColumnDeclaration.Column

  private func read(_ text: String, _ columns: [Column]) throws -> ForceProfile {
    let file = FileContents(source: SourceFile(path: "run.csv"), bytes: Array(text.utf8))
    let declaration = ColumnDeclaration(technique: Technique(rawValue: "adhesion"), columns: columns)
    let measurements = try DeclaredTableReader(declaration, as: .forceProfile).measurements(in: file)
    return try #require(measurements.first as? ForceProfile)
  }

  private let cut = [
    Column(.number(1), .time), Column(.number(2), .displacement), Column(.number(3), .depth),
    Column(.number(4), .force), Column(.number(5), .verticalForce),
  ]

  @Test func aCutIsReadInSecondsMicrometresAndNewtons() throws {
    let run = try read("t (s),x (um),d (um),Fh (N),Fv (N)\n0,0,-1,0.01,0.002\n1,2,0.5,0.02,0.003\n", cut)
    #expect(run.test == .obliqueCut)
    #expect(run.times == [0, 1])
    #expect(run.displacements == [0, 2])
    #expect(run.depths == [-1, 0.5])
    #expect(run.forces == [0.01, 0.02])
    #expect(run.verticalForces == [0.002, 0.003])
  }

  @Test func unitsInHeadersAreHeeded() throws {
    let run = try read(
      "Zeit [min];Weg [mm];Tiefe [\u{B5}m];FH [mN];FV [gf]\n0,0;0,0;1,0;10,0;1,0\n0,5;0,002;-0,5;20,0;2,0\n",
      cut)
    #expect(run.times == [0, 30])
    #expect(run.displacements == [0, 2])
    #expect(run.depths == [1, -0.5])
    #expect(abs(run.forces[1] - 0.02) < 1e-15)
    #expect(abs(run.verticalForces[0] - 9.80665e-3) < 1e-15)
  }

  @Test func aDeclaredUnitGoesBeforeThatOfTheHeader() throws {
    let run = try read(
      "x (mm),F (N)\n0,5\n1,6\n",
      [Column(.number(1), .displacement, unit: "\u{3BC}m"), Column(.number(2), .force, unit: "mN")])
    #expect(run.test == .peel)
    #expect(run.displacements == [0, 1])
    #expect(run.forces == [0.005, 0.006])
  }

  @Test func anUnknownUnitIsAProblem() throws {
    let problem = try #require(throws: InputProblem.self) {
      try read("x (mm),F (lbf)\n0,5\n1,6\n", [Column(.number(1), .displacement), Column(.number(2), .force)])
    }
    #expect(problem.found == "“lbf”")
    #expect(problem.place == .part("column “F (lbf)”"))
  }

  @Test func anEmptyCellIsNoForce() throws {
    let run = try read(
      "x,F\n0,5\n1,\n2,6\n", [Column(.number(1), .displacement), Column(.number(2), .force)])
    #expect(run.forces[0] == 5)
    #expect(run.forces[1].isNaN)
  }

  @Test func aForceAloneIsNoRun() throws {
    let problem = try #require(throws: InputProblem.self) {
      try read("n,F\n0,5\n1,6\n", [Column(.number(2), .force)])
    }
    #expect(problem.expected.hasPrefix("a column declared as time or displacement"))
  }
}
