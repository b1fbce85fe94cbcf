import NumericalMethods
import Testing

@Suite struct CurveMethodsTests {
  @Test func linearInterpolationPassesThroughItsPoints() throws {
    let curve = try #require(InterpolatedCurve(x: [0, 1, 3], y: [2, 4, 0]))
    #expect(curve(0) == 2)
    #expect(curve(0.5) == 3)
    #expect(curve(2) == 2)
    #expect(curve(9) == 0)
  }

  @Test func monotoneCubicNeverOvershoots() throws {
    let curve = try #require(
      InterpolatedCurve(x: [0, 1, 2, 3, 4], y: [0, 0, 1, 1, 1], kind: .monotoneCubic))
    for k in 0...400 {
      let value = curve(Double(k) / 100)
      #expect(value >= 0 && value <= 1)
    }
  }

  @Test func fallingAbscissaeAreRefused() {
    #expect(InterpolatedCurve(x: [1, 0], y: [0, 0]) == nil)
    #expect(InterpolatedCurve(x: [0, .nan], y: [0, 0]) == nil)
  }

  @Test func savitzkyGolayKeepsAPolynomialOfItsOrder() throws {
    let smoothing = try #require(SavitzkyGolaySmoothing(halfWidth: 4, order: 3))
    let x = (0..<30).map { Double($0) * 0.5 }
    let y = x.map { 1 + $0 - 0.3 * $0 * $0 + 0.02 * $0 * $0 * $0 }
    let second = x.map { -0.6 + 0.12 * $0 }
    #expect(zip(smoothing.apply(to: y), y).allSatisfy { abs($0 - $1) < 1e-11 })
    let derived = smoothing.apply(to: y, derivative: 2, spacing: 0.5)
    #expect(zip(derived, second).allSatisfy { abs($0 - $1) < 1e-10 })
  }

  @Test func savitzkyGolayTakesShortData() throws {
    let smoothing = try #require(SavitzkyGolaySmoothing(halfWidth: 5, order: 2))
    #expect(smoothing.apply(to: [1, 2]) == [1, 2])
    #expect(smoothing.apply(to: []).isEmpty)
  }

  @Test func compensatedSumKeepsWhatCancellationLeaves() {
    #expect(compensatedSum([1, 1e100, 1, -1e100]) == 2)
  }
}
