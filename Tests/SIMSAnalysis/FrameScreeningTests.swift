import Foundation
import NumericalMethods
import SIMSAnalysis
import Testing

@Suite struct FrameScreeningTests {
  /// A rise between two levels with counting noise.
  private func counts(seed: UInt64 = 4) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return (0..<160).map { Double(generator.poisson(mean: 200 + 3000 / (1 + exp((80 - Double($0)) / 6)))) }
  }

  @Test func cleanCountsHaveNoDepartingFrame() {
    for seed in 1...20 { #expect(FrameScreening.departing(counts(seed: UInt64(seed))).isEmpty) }
  }

  @Test(arguments: [2, 40, 80, 120, 158]) func doubledFrameIsFound(_ frame: Int) {
    var damaged = counts()
    damaged[frame] *= 2
    #expect(FrameScreening.departing(damaged) == [frame])
  }

  @Test func lostFrameIsFound() {
    var damaged = counts()
    damaged[100] = 0
    #expect(FrameScreening.departing(damaged) == [100])
  }

  @Test func sixLostFramesAreFoundTogether() {
    var damaged = counts()
    for frame in 110..<116 { damaged[frame] = 0 }
    #expect(FrameScreening.departing(damaged) == Array(110..<116))
  }

  @Test func narrowPeakIsNoDamage() {
    let peak = (0..<120).map { 50 + 5000 * exp(-0.5 * (Double($0) - 60) * (Double($0) - 60) / 4) }
    #expect(FrameScreening.departing(peak).isEmpty)
  }
}
