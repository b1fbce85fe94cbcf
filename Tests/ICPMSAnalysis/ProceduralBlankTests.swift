import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct ProceduralBlankTests {
  private let factor = 10 / 1000 / 1.130_973_355_292

  /// A cell of 10 µg/L with foils of these contents (µg/L or a cell's text).
  private func result(
    foils: [ConcentrationTable.Cell], _ change: (inout DepositOptions) -> Void = { _ in }
  ) throws -> AnalysisResult {
    var digest = DigestTable(blankRates: [190, 200, 210])
    let row = digest.add("cell", concentration: 10)
    let blanks = foils.enumerated().map { index, cell in
      let row: Int
      if case .value(let level) = cell {
        row = digest.add("foil \(index)", concentration: level)
      } else {
        row = digest.add("foil \(index)", ConcentrationTable.Reading(concentration: cell))
      }
      return digest.specimen("foil \(index)", rows: [row])
    }
    var options = DigestTable.options
    change(&options)
    return try DepositAnalysis.result(
      of: digest.table, sample: digest.specimen("cell", rows: [row]), proceduralBlanks: blanks,
      options: options)
  }

  @Test func threeOfThemGiveTheLimitOfTheMethod() throws {
    let limit = try #require(try result(foils: [.value(1), .value(1.2), .value(0.8)]).detectionLimits.first)
    #expect(limit.definition == "3 s of 3 procedural blanks")
    #expect(abs(limit.value - 3 * 0.2 * factor) < 1e-12)
  }

  @Test func theLimitOfCurrieCountsTheirMean() throws {
    let result = try result(foils: [.value(1), .value(1.2), .value(0.8)]) { $0.detectionLimit = .currie }
    let limit = try #require(result.detectionLimits.first)
    #expect(limit.definition == "Currie 1995, 3 procedural blanks")
    // t(0.95, 2) = 2.919986.
    #expect(abs(limit.value / (2 * 2.919_986 * 0.2 * (4.0 / 3).squareRoot() * factor) - 1) < 1e-6)
  }

  @Test func twoOfThemLeaveTheLimitOfTheInstrumentAndSaySo() throws {
    let result = try result(foils: [.value(1), .value(1.2)])
    #expect(result.detectionLimits.first?.definition == "3 s of 3 blanks")
    #expect(result.diagnostics.contains { $0.name.contains("detection limit of the method") })
  }

  @Test func theLimitOfTheInstrumentMayBeAskedFor() throws {
    let foils: [ConcentrationTable.Cell] = [.value(1), .value(1.2), .value(0.8)]
    let result = try result(foils: foils) { $0.limitBlanks = .calibration }
    let limit = try #require(result.detectionLimits.first)
    #expect(limit.definition == "3 s of 3 blanks")
    #expect(abs(limit.value - 3 * 10 / 1000 * factor) < 1e-9)
    let strict = try self.result(foils: [.value(1)]) { $0.limitBlanks = .procedural }
    #expect(strict.detectionLimits.isEmpty)
  }

  @Test func oneBelowALimitIsBoundedAndNotLeftOut() throws {
    let deposit = try #require(
      try result(foils: [.below(0.6), .below(0.6), .below(0.6)]).estimate("icpms.deposit.Ni"))
    #expect(abs(deposit.value - 9.7 * factor) < 1e-12)
    let effect = deposit.sharedEffects.first { $0.source.hasPrefix("procedural blank") }?.effect
    #expect(abs((effect ?? 0) - 0.3 / 3.0.squareRoot() * factor) < 1e-12)
  }

  @Test(arguments: [
    ConcentrationTable.Cell.notDetected, .below(0), .unexplained("see note"), .overRange,
  ])
  func oneThatIsNotBoundedLeavesABoundOnly(cell: ConcentrationTable.Cell) throws {
    let result = try result(foils: [.value(1), .value(1.2), cell])
    let noAnswer = try #require(result.noAnswer("icpms.deposit.Ni"))
    // The upper end of the deposit with nothing taken off.
    let gross = try #require(try self.result(foils: []).estimate("icpms.deposit.Ni"))
    #expect(noAnswer.atMost == gross.statedInterval(level: 0.95)?.upper)
    #expect(noAnswer.explanation.contains("foil 2"))
  }

  @Test func oneThatWasNotMeasuredIsLeftOut() throws {
    let deposit = try #require(try result(foils: [.value(1), .missing]).estimate("icpms.deposit.Ni"))
    #expect(abs(deposit.value - 9 * factor) < 1e-12)
  }
}
