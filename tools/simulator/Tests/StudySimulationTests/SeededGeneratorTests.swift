import StudySimulation
import Testing

@Suite struct SeededGeneratorTests {
  @Test func theSameSeedAndNameGiveTheSameBits() {
    var first = SeededGenerator(seed: 7, stream: "A/xps")
    var second = SeededGenerator(seed: 7, stream: "A/xps")
    #expect((0..<8).map { _ in first.next() } == (0..<8).map { _ in second.next() })
  }

  @Test(arguments: [(8, "A/xps"), (7, "B/xps")] as [(UInt64, String)])
  func anotherSeedOrNameGivesOtherBits(seed: UInt64, stream: String) {
    var first = SeededGenerator(seed: 7, stream: "A/xps")
    var second = SeededGenerator(seed: seed, stream: stream)
    #expect(first.next() != second.next())
  }

  @Test func normalDrawsHaveMeanZeroAndVarianceOne() {
    var generator = SeededGenerator(seed: 1, stream: "normal")
    let draws = (0..<20000).map { _ in generator.normal() }
    let mean = draws.reduce(0, +) / 20000
    let variance = draws.reduce(0) { $0 + $1 * $1 } / 20000
    #expect(abs(mean) < 0.03)  // four standard errors
    #expect(abs(variance - 1) < 0.04)
  }

  @Test(arguments: [0.3, 12, 29.9, 30.1, 400, 50000])
  func poissonDrawsHaveEqualMeanAndVariance(expectation: Double) {
    var generator = SeededGenerator(seed: 1, stream: "poisson \(expectation)")
    let count = 20000.0
    let draws = (0..<Int(count)).map { _ in Double(generator.poisson(expectation)) }
    let mean = draws.reduce(0, +) / count
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    #expect(abs(mean - expectation) < 4 * (expectation / count).squareRoot())
    #expect(abs(variance / expectation - 1) < 4 * ((2 + 1 / expectation) / count).squareRoot())
  }

  @Test func deadTimeLosesWhatPoissonStatisticsSay() {
    var generator = SeededGenerator(seed: 1, stream: "dead time")
    let shots = 1000
    let registered = (0..<2000).map { _ in
      Double(generator.registeredShots(expectedIons: 500, shots: shots))
    }
    let mean = registered.reduce(0, +) / 2000
    // 1000 × (1 − exp(−0.5)) = 393.47 with a standard error of 0.35.
    #expect(abs(mean - 393.47) < 1.4)
  }

  @Test func roundingForDrawingHidesTheLastBit() {
    #expect(roundedForDrawing((0.1 + 0.2).nextUp) == roundedForDrawing(0.1 + 0.2))
    #expect(abs(roundedForDrawing(1234.5678) / 1234.5678 - 1) < 5e-7)
    #expect(roundedForDrawing(0) == 0)
  }
}
