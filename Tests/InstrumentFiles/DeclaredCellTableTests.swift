import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct DeclaredCellTableTests {
  typealias Column = ColumnDeclaration.Column

  private func read(
    _ text: String, _ columns: [Column], countedOf: Double? = nil
  ) throws(InputProblem) -> CellTable? {
    let file = FileContents(source: SourceFile(path: "cells.csv"), bytes: Array(text.utf8))
    var declaration = ColumnDeclaration(technique: Technique(rawValue: "cells"), columns: columns)
    declaration.facts.countedOf = countedOf
    return try DeclaredTableReader(declaration, as: .cellMeasures).measurements(in: file).first as? CellTable
  }

  private let columns = [
    Column(.header("Cell"), .sampleName), Column(.header("d"), .measure, name: "thickness", unit: "µm"),
    Column(.header("u"), .uncertainty, name: "thickness"), Column(.header("lost"), .count),
  ]

  @Test func measuresCountsAndUncertaintiesAreReadWithTheirNames() throws {
    let table = try #require(try read("Cell;d;u;lost\nA-1;80,5;0,2;90\nA-2;81;;<1\n", columns))
    #expect(
      table.measures == [
        .init(name: "thickness", unit: "µm"), .init(name: "lost", unit: "%", countedOf: 100),
      ])
    #expect(table.rows.map(\.name) == ["A-1", "A-2"])
    #expect(
      table.rows[0].entries == [
        .init(.value(80.5), resolution: 0.1, standardUncertainty: 0.2), .init(.value(90), resolution: 1),
      ])
    #expect(table.rows[1].entries == [.init(.value(81), resolution: 1), .init(.below(1))])
  }

  @Test(arguments: [("12", 1), ("12.0", 0.1), ("1.25", 0.01), ("1.2e3", 100), ("-0.5", 0.1)])
  func theLastWrittenDigitIsTheResolution(text: String, resolution: Double) throws {
    let table = try #require(
      try read("Cell,d\nA,\(text)\n", [columns[0], columns[1]]))
    let found = try #require(table.rows[0].entries[0].resolution)
    #expect(abs(found / resolution - 1) < 1e-12)
  }

  @Test func countsAreOfWhatTheDeclarationSays() throws {
    let table = try read("Cell,lost\nA,3\n", [columns[0], columns[3]], countedOf: 25)
    #expect(table?.measures.first?.countedOf == 25)
  }

  @Test func oneNameForTwoMeasuresIsRefused() throws {
    let twice = [
      columns[0], columns[1], Column(.header("lost"), .measure, name: "thickness", unit: "µm"),
    ]
    let problem = try #require(throws: InputProblem.self) {
      try read("Cell,d,u,lost\nA,1,2,3\n", twice)
    }
    #expect(problem.found.contains("“thickness” a second time"))
  }

  @Test func anUncertaintyOfNoMeasureNamesThoseThatThereAre() throws {
    let stray = [columns[0], columns[1], Column(.header("u"), .uncertainty, name: "thicknes")]
    let problem = try #require(throws: InputProblem.self) { try read("Cell,d,u\nA,1,2\n", stray) }
    #expect(problem.expected.contains("thickness"))
  }

  @Test func anUncertaintyThatIsNoneIsNamedWithItsCell() throws {
    let problem = try #require(throws: InputProblem.self) {
      try read("Cell,d,u,lost\nA,1,0.1,3\nB,1,-2,3\n", columns)
    }
    #expect(problem.place == .part("line 3, cell 3"))
  }
}
