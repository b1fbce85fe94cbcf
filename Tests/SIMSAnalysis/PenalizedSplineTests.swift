import Foundation
import NumericalMethods
import SIMSAnalysis
import Testing

@Suite struct PenalizedSplineTests {
  private let times = (0..<140).map { Double($0) * 0.7 }

  private func rate(_ time: Double) -> Double {
    30 + 4000 * exp(-0.5 * pow((time - 40) / 9, 2))
  }

  @Test func noiseFreeCountsAreFollowed() throws {
    let spline = try #require(PenalizedSpline(ProfileSignal(times: times, counts: times.map(rate))))
    for time in stride(from: 5.0, to: 90, by: 3.3) {
      #expect(abs(spline.logRate(at: time) - log(rate(time))) < 4 * spline.logRateUncertainty(at: time))
    }
  }

  @Test func uncertaintyIsWhatRepeatsScatterBy() throws {
    var deviations: [Double] = []
    for seed in 0..<60 {
      var generator = SeededGenerator(seed: UInt64(seed))
      let counts = times.map { Double(generator.poisson(mean: rate($0))) }
      let spline = try #require(PenalizedSpline(ProfileSignal(times: times, counts: counts)))
      for time in [30.0, 40, 50, 60] {
        deviations.append((spline.logRate(at: time) - log(rate(time))) / spline.logRateUncertainty(at: time))
      }
    }
    let square = deviations.reduce(0) { $0 + $1 * $1 } / Double(deviations.count)
    #expect((0.6...1.5).contains(square), "mean square of the deviations: \(square)")
  }

  @Test func exposuresDivideTheCounts() throws {
    let exposures = times.indices.map { $0 % 2 == 0 ? 1.0 : 3 }
    let counts = zip(times, exposures).map { 500 * $1 + 0 * $0 }
    let spline = try #require(
      PenalizedSpline(ProfileSignal(times: times, counts: counts, exposures: exposures)))
    // The fit ends where a step changes it by a thirtieth of its uncertainty.
    #expect(abs(spline.logRate(at: 50) - log(500)) < spline.logRateUncertainty(at: 50) / 30)
  }

  @Test func tooFewPointsHaveNoFit() {
    #expect(PenalizedSpline(ProfileSignal(times: [0, 1, 2], counts: [5, 5, 5])) == nil)
    #expect(PenalizedSpline(ProfileSignal(times: times, counts: times.map { _ in 0 })) == nil)
  }
}
