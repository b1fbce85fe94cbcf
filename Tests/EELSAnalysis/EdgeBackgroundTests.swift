import EELSAnalysis
import Foundation
import NumericalMethods
import Testing

@Suite struct EdgeBackgroundTests {
  private let energies = (0..<1200).map { 400 + 0.5 * Double($0) }

  @Test(arguments: [
    EdgeBackground.Method.logLinear, .leastSquares, .poissonWeighted, .maximumLikelihood,
  ])
  func exactPowerLawIsFoundExactly(method: EdgeBackground.Method) throws {
    let counts = energies.map { 1e12 * pow($0, -3) }
    let fit = try #require(
      EdgeBackground.fit(counts, energies: energies, window: 450...520, method: method))
    #expect(abs(fit(600) / (1e12 * pow(600.0, -3)) - 1) < 1e-9)
    #expect(abs(fit.exponent - 3) < 1e-9)
  }

  /// The peer's own bias on an exact power law at 0.5 eV a channel.
  @Test func twoAreaRuleKeepsTheBiasOfItsConvention() throws {
    let counts = energies.map { 1e12 * pow($0, -3) }
    let fit = try #require(
      EdgeBackground.fit(counts, energies: energies, window: 450...520, method: .twoArea))
    #expect(abs(fit.exponent - 3.0029) < 1e-3)
  }

  @Test func channelsWithoutCountsAreLeftOut() throws {
    var counts = energies.map { 1e12 * pow($0, -3) }
    counts[130] = 0
    counts[131] = -4
    let fit = try #require(EdgeBackground.fit(counts, energies: energies, window: 450...520))
    #expect(abs(fit.exponent - 3) < 1e-9)
  }

  @Test func emptyWindowHasNoFit() {
    let counts = energies.map { _ in 10.0 }
    #expect(EdgeBackground.fit(counts, energies: energies, window: 100...200) == nil)
    #expect(
      EdgeBackground.fit(counts.map { _ in 0 }, energies: energies, window: 450...520) == nil)
  }

  @Test func exactExponentialIsFoundExactly() throws {
    let counts = energies.map { 1e6 * exp(-$0 / 90) }
    let fit = try #require(
      EdgeBackground.fit(counts, energies: energies, window: 450...520, method: .exponential))
    #expect(fit.shape == .exponential)
    #expect(abs(fit(600) / (1e6 * exp(-600 / 90.0)) - 1) < 1e-9)
  }

  @Test func fewCountsBiasTheStraightLineButNotTheLikelihood() throws {
    var generator = SeededGenerator(seed: 5)
    let wide = (0..<4000).map { 400 + 0.05 * Double($0) }
    let counts = wide.map { Double(generator.poisson(mean: 3 * pow($0 / 485, -3))) }
    let likely = try #require(
      EdgeBackground.fit(counts, energies: wide, window: 450...520, method: .maximumLikelihood))
    let straight = try #require(EdgeBackground.fit(counts, energies: wide, window: 450...520))
    #expect(abs(likely(485) - 3) < 0.1)
    #expect(abs(likely.exponent - 3) < 1.2)
    // The mean logarithm of Poisson counts about 3, those of 0 left out, lies some hundredths below ln 3.
    #expect(straight(485) < 2.9)
  }
}
