import ReplicateStatistics
import Testing

@Suite struct CalibrationLineTests {
  @Test func fitsTheCertifiedLinesThroughZero() throws {
    // NIST StRD NoInt2.
    let line = try CalibrationLine(.throughZero, x: [4, 5, 6], y: [3, 4, 4])
    #expect(abs(line.slope - 0.727_272_727_272_727) < 1e-14)
    #expect(abs(line.slopeUncertainty - 0.042_082_731_807_843_2) < 1e-14)
    #expect(abs(line.residualStandardDeviation - 0.369_274_472_937_998) < 1e-14)
    #expect(abs(line.determination - 0.993_348_115_299_335) < 1e-14)
  }

  @Test func passesThroughTheBlankWithoutWeights() throws {
    let line = try CalibrationLine(
      .throughBlank(response: 10, standardUncertainty: 1), x: [1, 2, 4], y: [12, 14, 18])
    #expect(line.slope == 2)
    #expect(line.intercept == 10)
    #expect(line.residualStandardDeviation == 0)
  }

  @Test func weightsFollowThePublishedFit() throws {
    // pewlib's test of a line with weights x.
    let line = try CalibrationLine(
      .freeIntercept, x: [1, 2, 3, 4, 5], y: [1, 1, 2, 4, 8], weights: [1, 2, 3, 4, 5])
    #expect(abs(line.slope - 2.085_714) < 1e-6)
    #expect(abs(line.intercept + 3.314_286) < 1e-6)
    #expect(abs(line.determination - 0.865_097) < 1e-6)
  }

  @Test func aCommonFactorOfTheWeightsChangesNoUncertainty() throws {
    let x = [1.0, 2, 3, 4, 5]
    let y = [1.1, 1.9, 3.2, 3.9, 5.1]
    let one = try CalibrationLine(.freeIntercept, x: x, y: y, weights: [5, 4, 3, 2, 1])
    let ten = try CalibrationLine(.freeIntercept, x: x, y: y, weights: [50, 40, 30, 20, 10])
    #expect(abs(one.slopeUncertainty - ten.slopeUncertainty) < 1e-15)
  }

  @Test func refusesWhatHasNoLine() {
    #expect(throws: StatisticsError.self) {
      try CalibrationLine(.freeIntercept, x: [1, 1, 1], y: [1, 2, 3])
    }
    #expect(throws: StatisticsError.self) { try CalibrationLine(.throughZero, x: [1], y: [1]) }
    #expect(throws: StatisticsError.self) { try CalibrationLine(.throughZero, x: [1, 2], y: [1]) }
    #expect(throws: StatisticsError.self) {
      try CalibrationLine(.throughZero, x: [1, 2], y: [1, 2], weights: [1, 0])
    }
  }
}
