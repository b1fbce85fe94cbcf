import ReplicateStatistics
import Testing

@Suite struct DetectionLimitTests {
  @Test func theDefinitionsAreNamedAndDiffer() throws {
    let blanks = try GroupSummary([10, 12, 11, 13])
    let vendor = try DetectionLimit.threeSigma(blanks: blanks, slope: 100)
    let currie = try DetectionLimit.currie(blanks: blanks, slope: 100)
    #expect(abs(vendor.detection - 3 * 1.290_994_448_735_805_6 / 100) < 1e-12)
    // t(0.95, 3) = 2.353363435
    #expect(
      abs(currie.decision - 2.353_363_434_801_824 * 1.290_994_448_735_805_6 * 1.25.squareRoot() / 100) < 1e-10
    )
    #expect(vendor.definition != currie.definition)
  }

  @Test func refusesFewerThanThreeBlanksAndBlanksWithoutScatter() throws {
    let two = try GroupSummary([1, 2])
    let flat = try GroupSummary([0, 0, 0])
    #expect(throws: StatisticsError.self) { try DetectionLimit.threeSigma(blanks: two, slope: 1) }
    #expect(throws: StatisticsError.self) { try DetectionLimit.currie(blanks: flat, slope: 1) }
  }

  @Test func reproducesTheLimitsOfDIN32645() throws {
    let line = try CalibrationLine(
      .freeIntercept, x: [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5],
      y: [3060, 3522, 3707, 4280, 5058, 5510, 5703, 6205, 7156, 7178])
    let limit = try DetectionLimit.calibration(line, alpha: 0.01)
    #expect(abs(limit.decision - 0.069_812_696_875_429) < 1e-12)
    #expect(abs(limit.detection - 0.139_625_393_750_858) < 1e-12)
    #expect(abs(limit.quantification - 0.211_949_996_075_757_37) < 1e-12)
  }

  @Test func theCalibrationLimitNeedsAFreeIntercept() throws {
    let line = try CalibrationLine(.throughZero, x: [1, 2, 3], y: [1, 2.1, 2.9])
    #expect(throws: StatisticsError.self) { try DetectionLimit.calibration(line) }
  }
}
