import AdhesionAnalysis
import Foundation
import NumericalMethods
import Testing

@Suite struct CorrelatedMeanTests {
  /// A first-order process with variance 1 and the correlation `r` between neighbours.
  func process(_ r: Double, count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    var value = generator.normal()
    return (0..<count).map { _ in
      value = r * value + (1 - r * r).squareRoot() * generator.normal()
      return value
    }
  }

  @Test func independentPointsAreWorthTheirNumber() throws {
    let mean = try #require(CorrelatedMean(mean: process(0, count: 2000, seed: 1)))
    #expect(mean.effectiveCount > 1600)
    #expect(abs(mean.standardUncertainty / (1 / 2000.0.squareRoot()) - 1) < 0.15)
  }

  @Test func correlatedPointsAreWorthLess() throws {
    // n (1 − r) / (1 + r) = 8000 · 0.1 / 1.9 = 421
    let mean = try #require(CorrelatedMean(mean: process(0.9, count: 8000, seed: 2)))
    #expect(abs(mean.effectiveCount / 421 - 1) < 0.25)
  }

  @Test func longRecordsAreWorthTheSameByBlocks() throws {
    let mean = try #require(CorrelatedMean(mean: process(0.9, count: 80_000, seed: 3)))
    #expect(abs(mean.effectiveCount / 4211 - 1) < 0.25)
  }

  @Test func aRelaxationIsTakenOffThePlateau() throws {
    var generator = SeededGenerator(seed: 4)
    let positions = (0..<600).map { 0.2 * Double($0) }
    let values = positions.map { 5 + 2 * exp(-$0 / 6) + 0.02 * generator.normal() }
    let plateau = try #require(CorrelatedMean(relaxing: values, at: positions))
    #expect(abs(plateau.value - 5) < 4 * plateau.standardUncertainty)
    #expect(plateau.standardUncertainty < 0.003)
    #expect(abs((plateau.relaxation?.constant ?? 0) - 6) < 0.4)
    #expect(abs((plateau.relaxation?.amplitude ?? 0) - 2) < 0.05)
  }

  @Test func constantValuesHaveNoUncertainty() throws {
    let mean = try #require(CorrelatedMean(mean: Array(repeating: 4, count: 50)))
    #expect(mean.value == 4)
    #expect(mean.standardUncertainty == 0)
  }
}

@Suite struct SpikeMaskTests {
  @Test func shortExcursionsAreMarkedAndNothingElse() {
    var generator = SeededGenerator(seed: 6)
    var values = (0..<500).map { sin(Double($0) / 20) + 0.01 * generator.normal() }
    values[100] += 0.3
    values[250] -= 0.3
    values[251] -= 0.25
    let mask = SpikeMask(values, longest: 3, threshold: 6)
    #expect(mask.isSpike.indices.filter { mask.isSpike[$0] } == [100, 250, 251])
  }

  @Test func aStepIsNoExcursion() {
    var generator = SeededGenerator(seed: 7)
    let values = (0..<400).map { ($0 < 200 ? 0.0 : 1.0) + 0.01 * generator.normal() }
    #expect(!SpikeMask(values, longest: 4, threshold: 6).isSpike.contains(true))
  }

  @Test func noneIsLeftOutWhereNoneIsAllowed() {
    #expect(!SpikeMask([0, 0, 9, 0, 0, 0], longest: 0, threshold: 3).isSpike.contains(true))
  }
}
