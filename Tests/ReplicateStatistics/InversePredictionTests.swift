import AnalysisFindings
import ReplicateStatistics
import Testing

@Suite struct InversePredictionTests {
  private let massart = (
    x: [0.0, 10, 20, 30, 40, 50], y: [4.0, 21.2, 44.6, 61.8, 78.0, 105.2]
  )

  @Test func reproducesMassartsOrdinaryCalibration() throws {
    // Massart et al. 1997, example 1: 15 → 6.1 ± 4.9, 90 → 43.9 ± 4.9, five replicates ± 3.2.
    let line = try CalibrationLine(.freeIntercept, x: massart.x, y: massart.y)
    let factor = StudentTDistribution(line.degreesOfFreedom).coverageFactor(level: 0.95)
    let low = try line.level(ofResponse: 15)
    #expect(abs(low.value - 6.093_810_073_048_83) < 1e-10)
    #expect(abs(low.standardUncertainty * factor - 4.906_751_269_949_469) < 1e-9)
    let high = try line.level(ofResponse: 90, scatter: .residual(replicates: 5, weight: 1))
    #expect(abs(high.standardUncertainty * factor - 3.168_489_257_281_94) < 1e-9)
  }

  @Test func reproducesMassartsWeightedCalibration() throws {
    // Massart et al. 1997, example 3: 15 → 5.9 ± 2.5, 90 → 44.1 ± 7.9, with weights 1 / s² of five replicates.
    let line = try CalibrationLine(
      .freeIntercept, x: massart.x, y: massart.y,
      weights: [1.984, 1.417, 1.262, 0.372, 0.199, 0.109])
    let low = try line.level(ofResponse: 15, scatter: .residual(replicates: 1, weight: 1.67))
    let high = try line.level(ofResponse: 90, scatter: .residual(replicates: 1, weight: 0.145))
    #expect(abs(low.value - 5.865_367_022_915_416) < 1e-10)
    #expect(abs(low.standardUncertainty - 0.892_610_940_608_420_4) < 1e-10)
    #expect(abs(high.value - 44.060_246_494_671_716) < 1e-10)
    #expect(abs(high.standardUncertainty - 2.829_161_597_439_942) < 1e-10)
  }

  @Test func reproducesGraybillAndIyersThermostat() throws {
    let line = try CalibrationLine(
      .freeIntercept, x: [96, 98, 100, 102, 104, 106, 108, 110],
      y: [95.71, 98.16, 99.52, 102.09, 103.79, 106.18, 108.14, 110.21])
    let interval = try #require(try line.levelInterval(ofResponse: 104).bounded)
    #expect(abs(try line.level(ofResponse: 104).value - 103.995) < 1e-3)
    #expect(abs(interval.lower - 103.4041) < 1e-4)
    #expect(abs(interval.upper - 104.5895) < 1e-4)
  }

  @Test func aFlatLineGivesAnUnboundedLevel() throws {
    let line = try CalibrationLine(.freeIntercept, x: [1, 2, 3, 4], y: [5, 4.9, 5.2, 5])
    guard case .unbounded = try line.levelInterval(ofResponse: 6) else {
      Issue.record("a slope that may be zero gave a bounded level")
      return
    }
  }

  @Test func theBlanksUncertaintyVanishesWhereTheLineIsPinnedByItsStandards() throws {
    let line = try CalibrationLine(
      .throughBlank(response: 100, standardUncertainty: 5), x: [10, 10], y: [1100, 1100])
    // Both standards at x = 10: there a shift of the blank is undone by the slope, at 0 it counts in full.
    #expect(try line.level(ofResponse: 1100, scatter: .none).linePart < 1e-12)
    #expect(abs(try line.level(ofResponse: 100, scatter: .none).linePart - 0.05) < 1e-12)
  }
}
