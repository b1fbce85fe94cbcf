import Foundation
import NumericalMethods
import SIMSAnalysis
import Testing

/// A fit judges the scatter of the counts about it.
@Suite struct FittedSignalTests {
  private let times = (0..<160).map(Double.init)

  private func hump(_ time: Double) -> Double { 300 + 4000 * exp(-0.5 * pow((time - 60) / 20, 2)) }

  @Test func countingScatterStaysThatOfCounting() throws {
    var dispersions: [Double] = []
    for run in 0..<20 {
      var generator = SeededGenerator(seed: 41).split(UInt64(run))
      let counts = times.map { Double(generator.poisson(mean: hump($0))) }
      let fitted = try #require(FittedSignal(ProfileSignal(times: times, counts: counts)))
      dispersions.append(fitted.signal.dispersion)
    }
    #expect(dispersions.allSatisfy { $0 >= 1 && $0 < 1.7 })
    #expect(dispersions.reduce(0, +) / 20 < 1.15)
  }

  @Test func framesThatScatterBeyondCountingWidenTheUncertainty() throws {
    var generator = SeededGenerator(seed: 42)
    let scattered = times.map { time in
      Double(generator.poisson(mean: hump(time) * max(1 + 0.02 * generator.normal(), 0)))
    }
    let fitted = try #require(FittedSignal(ProfileSignal(times: times, counts: scattered)))
    // 1 + s² Σμ²/Σμ: what a scatter of 2 % adds to counting.
    let means = times.map(hump)
    let expected = 1 + 0.0004 * means.reduce(0) { $0 + $1 * $1 } / means.reduce(0, +)
    #expect(abs(fitted.signal.dispersion / expected - 1) < 0.35)
  }

  @Test func aNarrowLayerOfManyCountsIsNotSmoothedAway() throws {
    let peak = { (time: Double) in 30 + 20_000 * exp(1 - (1 + pow((time - 40) / 3, 2)).squareRoot()) }
    let fitted = try #require(FittedSignal(ProfileSignal(times: times, counts: times.map(peak))))
    let top = fitted.spline.curve.maximum(from: 38, to: 42)
    #expect(abs(top.time - 40) < 0.05)
    #expect(abs(exp(top.logRate) / peak(40) - 1) < 0.01)
  }
}
