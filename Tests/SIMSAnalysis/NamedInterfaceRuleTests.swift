import Foundation
import SIMSAnalysis
import Testing

@Suite struct NamedInterfaceRuleTests {
  private let times = (0..<9).map(Double.init)

  @Test func crossingIsLinearBetweenPoints() {
    let falling = [0.0, 4, 10, 8, 6, 4, 2, 0, 0]
    let rising = [0.0, 0, 0, 2, 4, 6, 8, 10, 10]
    // 1 − 0.2 (t − 2) = 0.2 (t − 2) at t = 4.5
    #expect(NamedInterfaceRule.descendingCrossing(falling: falling, rising: rising, times: times) == 4.5)
    #expect(NamedInterfaceRule.timeOfMaximum(falling, times: times) == 2)
  }

  @Test func sharesOfTheMaximumAreCrossedWhereTheLineSays() throws {
    let rising = [0.0, 0, 0, 2, 4, 6, 8, 10, 10]
    #expect(NamedInterfaceRule.risingCrossing(rising, times: times, share: 0.5) == 4.5)
    let early = try #require(NamedInterfaceRule.risingCrossing(rising, times: times, share: 0.16))
    #expect(abs(early - 2.8) < 1e-12)
  }

  @Test func firstPointsCanBeLeftOut() {
    #expect(NamedInterfaceRule.timeOfMaximum([9, 1, 5, 2, 0, 0, 0, 0, 0], times: times, firstPoint: 1) == 2)
  }

  @Test func edgeOfAnErrorFunctionIsFoundAgain() throws {
    let x = (0..<120).map(Double.init)
    let counts = x.map { 50 + 5000 * (1 + erf(($0 - 60) / (2.0.squareRoot() * 9))) }
    let edge = try #require(NamedInterfaceRule.errorFunctionEdge(counts, times: x))
    #expect(abs(edge.position - 60) < 1e-6)
    #expect(abs(edge.width - 9) < 1e-6)
  }

  @Test func signalsWithoutACrossingHaveNone() {
    let flat = [Double](repeating: 1, count: 9)
    #expect(
      NamedInterfaceRule.descendingCrossing(falling: flat, rising: flat.map { _ in 0 }, times: times) == nil)
    #expect(NamedInterfaceRule.risingCrossing(flat, times: times, share: 0.5) == nil)
  }
}
