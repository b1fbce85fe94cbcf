import NumericalMethods
import Testing

@Suite struct RandomDrawsTests {
  /// Mean and variance of draws with their standard errors, for the kurtosis of a normal distribution or less.
  private func moments(_ draw: (inout SeededGenerator) -> Double) -> (mean: Double, variance: Double) {
    var generator = SeededGenerator(seed: 99)
    let values = (0..<40_000).map { _ in draw(&generator) }
    let mean = values.reduce(0, +) / 40_000
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40_000)
  }

  @Test func normalDrawsHaveUnitVariance() {
    let (mean, variance) = moments { $0.normal() }
    #expect(abs(mean) < 0.02)
    #expect(abs(variance - 1) < 0.03)
  }

  @Test(arguments: [0.3, 4.0, 9.9, 10.1, 50, 3000, 1e6])
  func poissonDrawsHaveVarianceEqualToTheirMean(wanted: Double) {
    let (mean, variance) = moments { Double($0.poisson(mean: wanted)) }
    #expect(abs(mean - wanted) < 4 * (wanted / 40_000).squareRoot())
    #expect(abs(variance / wanted - 1) < 0.05)
  }

  @Test(arguments: [(20, 0.1), (100, 0.3), (1000, 0.9), (100_000, 0.001)])
  func binomialDrawsHaveTheirMoments(trials: Int, probability: Double) {
    let (mean, variance) = moments { Double($0.binomial(trials: trials, probability: probability)) }
    let wanted = Double(trials) * probability
    let spread = wanted * (1 - probability)
    #expect(abs(mean - wanted) < 4 * (spread / 40_000).squareRoot())
    #expect(abs(variance / spread - 1) < 0.05)
  }

  @Test(arguments: [0.4, 1, 7.5]) func gammaDrawsHaveMeanAndVarianceOfTheirShape(shape: Double) {
    let (mean, variance) = moments { $0.gamma(shape: shape) }
    #expect(abs(mean - shape) < 4 * (shape / 40_000).squareRoot())
    #expect(abs(variance / shape - 1) < 0.1)
  }

  @Test func impossibleMeansGiveNothing() {
    var generator = SeededGenerator(seed: 1)
    #expect(generator.poisson(mean: -1) == 0)
    #expect(generator.poisson(mean: .nan) == 0)
    #expect(generator.poisson(mean: .infinity) > 0)
    #expect(generator.binomial(trials: 5, probability: 2) == 5)
  }
}
