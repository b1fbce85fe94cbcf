import AnalysisFindings
import CellMeasureAnalysis
import InstrumentMeasurements
import Testing

@Suite struct CellMeasureAnalysisTests {
  private static let thickness = CellTable.Measure(name: "thickness", unit: "µm")
  private static let squares = CellTable.Measure(name: "squares lost", unit: "%", countedOf: 100)

  private static func table(
    _ measures: [CellTable.Measure], _ rows: [[CellTable.Entry]]
  ) -> CellTable {
    CellTable(
      title: "cells", source: SourceFile(path: "cells.csv"), measures: measures,
      rows: rows.enumerated().map {
        CellTable.Row(rowNumber: $0.offset + 2, name: "A-1", entries: $0.element)
      })
  }

  private static func outcome(
    _ measure: CellTable.Measure, _ entries: [CellTable.Entry]
  ) throws -> Finding.Outcome? {
    try CellMeasureAnalysis.result(
      of: table([measure], entries.map { [$0] }), sample: "A-1", rows: ["A-1"]
    ).findings.first?.outcome
  }

  @Test func aSingleNumberIsAsUncertainAsItsLastDigitAtLeast() throws {
    let outcome = try Self.outcome(Self.thickness, [.init(.value(80.5), resolution: 0.1)])
    let estimate = try #require(outcome?.signedEstimate)
    #expect(estimate.value == 80.5)
    #expect(estimate.unit == "µm")
    // 0.1 / √12.
    #expect(abs(estimate.standardUncertainty - 0.0288675) < 1e-6)
  }

  @Test func aStatedUncertaintyCountsInstead() throws {
    let outcome = try Self.outcome(
      Self.thickness, [.init(.value(80), resolution: 1, standardUncertainty: 0.5)])
    #expect(outcome?.signedEstimate?.standardUncertainty == 0.5)
  }

  @Test func rowsOfACellAreRepeatsTheirMeanWithTheStandardErrorOfTheirScatter() throws {
    let outcome = try Self.outcome(
      Self.thickness, [80, 82, 84].map { .init(.value($0), resolution: 1) })
    let estimate = try #require(outcome?.signedEstimate)
    #expect(estimate.value == 82)
    // s = 2, s / √3.
    #expect(abs(estimate.standardUncertainty - 1.1547005) < 1e-6)
    #expect(estimate.degreesOfFreedom == 2)
  }

  @Test func countsAreAShareWithTheUncertaintyOfJeffreysPosterior() throws {
    let outcome = try Self.outcome(Self.squares, [.init(.value(18), resolution: 1)])
    let estimate = try #require(outcome?.signedEstimate)
    #expect(estimate.value == 18)
    // Beta(18.5, 82.5): √(18.5 · 82.5 / 102) / 101.
    #expect(abs(estimate.standardUncertainty - 3.829935) < 1e-5)
    // scipy.stats.beta.ppf([0.025, 0.975], 18.5, 82.5).
    let interval = try #require(estimate.statedInterval(level: 0.95))
    #expect(abs(interval.lower - 11.436685) < 1e-4)
    #expect(abs(interval.upper - 26.383666) < 1e-4)
  }

  @Test func aCountThatIsNoneIsSaidToBeNone() throws {
    for wrong in [101, -1, 18.5] {
      let outcome = try Self.outcome(Self.squares, [.init(.value(wrong))])
      guard case .noAnswer(let noAnswer) = outcome else {
        Issue.record("\(wrong) squares of 100 gave a number")
        continue
      }
      #expect(noAnswer.explanation.contains("no count of 100"))
    }
  }

  @Test func belowALimitIsABoundTogetherWithNumbersToo() throws {
    guard
      case .noAnswer(let noAnswer) = try Self.outcome(
        Self.thickness, [.init(.value(4)), .init(.below(2))])
    else {
      Issue.record("a limit gave a number")
      return
    }
    #expect(noAnswer.reason == .belowDetection)
    #expect(noAnswer.atMost == 3)
    #expect(noAnswer.atLeast == nil)
  }

  @Test func aCellWithAWordIsNamedAndCostsOnlyItsMeasure() throws {
    let table = Self.table(
      [Self.thickness, Self.squares], [[.init(.unexplained("broken")), .init(.value(3))]])
    let result = try CellMeasureAnalysis.result(of: table, sample: "A-1", rows: ["A-1"])
    guard case .noAnswer(let noAnswer) = result.findings[0].outcome else {
      Issue.record("a word gave a number")
      return
    }
    #expect(noAnswer.explanation.contains("“broken” in row 2"))
    #expect(result.findings[1].estimate?.value == 3)
  }

  @Test func anEmptyColumnOfACellWasNotMeasuredAndGivesNoFinding() throws {
    #expect(try Self.outcome(Self.thickness, [.init(.missing)]) == nil)
  }

  @Test func aChangeIsRelativeToTheSameCellBefore() throws {
    let after = CellTable.Measure(name: "thickness after", unit: "µm")
    let table = Self.table(
      [Self.thickness, after],
      [[.init(.value(80), standardUncertainty: 1), .init(.value(100), standardUncertainty: 2)]])
    let result = try CellMeasureAnalysis.result(
      of: table, sample: "A-1", rows: ["A-1"],
      options: CellMeasureOptions(changes: [.init("swelling", from: "thickness", to: "thickness after")]))
    let finding = try #require(result.findings.last)
    #expect(finding.key.rawValue == "cells.change.swelling")
    #expect(finding.estimate?.value == 25)
    // 125 % · √((1/80)² + (2/100)²).
    #expect(abs((finding.estimate?.standardUncertainty ?? 0) - 2.948119) < 1e-5)
  }

  @Test func aChangeOfAMeasureThatIsNotThereNamesThoseThatAre() throws {
    let table = Self.table([Self.thickness], [[.init(.value(80))]])
    let options = CellMeasureOptions(changes: [.init("swelling", from: "thickness", to: "thicknes after")])
    let error = #expect(throws: InputProblem.self) {
      try CellMeasureAnalysis.result(of: table, sample: "A-1", rows: ["A-1"], options: options)
    }
    #expect(error?.found.contains("thicknes after") == true)
    #expect(error?.found.contains("there are thickness") == true)
  }
}
